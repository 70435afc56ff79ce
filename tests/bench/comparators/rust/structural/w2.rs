//! W2: parses an order from JSON text in the body of an HTTP event; returns it marked as paid, summed up and checked.

use handlers::{json, reply::{self, structural::Reply}, text::Text};
use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    pub type Event;
    #[wasm_bindgen(method, getter, structural)]
    fn body(this: &Event) -> String;
}

#[derive(Deserialize, Serialize)]
struct Order<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    placed: Text<'a>,
    paid: bool,
    total: f64,
    customer: Customer<'a>,
    lines: Vec<Line<'a>>,
}

#[derive(Deserialize, Serialize)]
struct Customer<'a> {
    id: u64,
    #[serde(borrow)]
    name: Text<'a>,
    email: Text<'a>,
    address: Address<'a>,
}

#[derive(Deserialize, Serialize)]
struct Address<'a> {
    #[serde(borrow)]
    street: Text<'a>,
    city: Text<'a>,
    postcode: Text<'a>,
    country: Text<'a>,
}

#[derive(Deserialize, Serialize)]
struct Line<'a> {
    #[serde(borrow)]
    sku: Text<'a>,
    title: Text<'a>,
    count: u32,
    price: f64,
    tags: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Text<'a>>,
}

#[wasm_bindgen]
pub fn handler(event: &Event) -> Promise<Reply> {
    let body = event.body();
    let mut order: Order = serde_json::from_str(&body).expect_throw("the body is no order");
    order.paid = true;
    let sum: f64 = order.lines.iter().map(|line| f64::from(line.count) * line.price).sum();
    order.total = (100.0 * sum).round() / 100.0;
    for line in &mut order.lines {
        line.tags.push(Text("checked".into()));
    }

    reply::structural::json(&json::to_string(&order, body.len() + body.len() / 4).unwrap_throw())
}
