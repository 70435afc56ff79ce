//! JSON as JavaScript writes it: an integral double has no `.0`.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

struct JavaScript;

impl Formatter for JavaScript {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(ryu_js::Buffer::new().format_finite(value).as_bytes())
    }
}

/// The text of `JSON.stringify`, in a string with an initial capacity of `capacity` bytes.
pub fn to_string(value: &impl Serialize, capacity: usize) -> serde_json::Result<String> {
    let mut bytes = Vec::with_capacity(capacity);
    value.serialize(&mut Serializer::with_formatter(&mut bytes, JavaScript))?;
    // serde_json writes only UTF-8; its own to_string relies on that too.
    Ok(unsafe { String::from_utf8_unchecked(bytes) })
}
