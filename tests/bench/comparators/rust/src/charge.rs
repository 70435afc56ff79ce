//! The body of a record of W4.

use serde::Deserialize;

use crate::text::Text;

#[derive(Deserialize)]
#[expect(dead_code, reason = "all of it must be there")]
struct Charge<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    customer: u64,
    total: f64,
    items: Vec<Text<'a>>,
}

pub fn is_fine(body: &str) -> bool {
    serde_json::from_str(body).is_ok_and(|charge: Charge| charge.total >= 0.0)
}
