//! What more than one of the handlers uses.

pub mod charge;
pub mod json;
pub mod lengths;
pub mod pairs;
pub mod reply;
pub mod seen;
pub mod text;
