//! What more than one of the handlers uses.

pub mod json;
pub mod lengths;
pub mod pairs;
pub mod text;
