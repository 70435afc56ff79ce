//! Code that several handlers use.

pub mod charge;
pub mod json;
pub mod lengths;
pub mod pairs;
pub mod reply;
pub mod seen;
pub mod text;
