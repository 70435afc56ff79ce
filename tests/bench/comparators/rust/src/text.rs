//! Text of a JSON document.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Borrowed from the document where nothing is escaped in it. A type of its own, for serde borrows a bare `Cow` only where it is a
/// member, not in a `Vec` of them.
#[derive(Deserialize, Serialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
