//! The bodies of W1's replies.

use serde::Serialize;

/// What W1 reads.
#[derive(Serialize)]
pub struct Values {
    pub path: String,
    pub method: String,
    pub forwarded: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What it reads where it reads everything: of the last three, how long all of it is.
#[derive(Serialize)]
pub struct Lengths {
    pub path: String,
    pub method: String,
    pub headers: usize,
    pub query: usize,
    pub cookies: usize,
}
