//! A reply over HTTP with JSON for a body, in each of the three ways.

pub mod reflect;
pub mod structural;
pub mod typed;
