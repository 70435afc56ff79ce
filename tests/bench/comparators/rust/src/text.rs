//! A string in a JSON document.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Borrowed from the document unless it has escapes. A wrapper type, because serde borrows a plain `Cow` only as a member, not as an
/// element of a `Vec`.
#[derive(Deserialize, Serialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
