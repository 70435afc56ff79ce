//! An HTTP reply with a JSON body, in each of the three ways.

pub mod reflect;
pub mod structural;
pub mod typed;
