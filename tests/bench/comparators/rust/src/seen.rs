//! The bodies of W1's replies.

use serde::Serialize;

/// The parts that W1 reads.
#[derive(Serialize)]
pub struct Values {
    pub path: String,
    pub method: String,
    pub forwarded: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The parts that W1 reads when it reads everything; the last three are total lengths.
#[derive(Serialize)]
pub struct Lengths {
    pub path: String,
    pub method: String,
    pub headers: usize,
    pub query: usize,
    pub cookies: usize,
}
