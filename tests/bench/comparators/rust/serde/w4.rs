//! W4: messages of a queue with an order as JSON text in each; those that are none, or cost less than nothing, are reported.

use handlers::text::Text;
use js_sys::Promise;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::{Error, Serializer};
use wasm_bindgen::prelude::*;

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "Records")]
    records: Vec<Message>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    message_id: String,
    body: String,
    #[expect(dead_code, reason = "read, as the others read it")]
    attributes: Attributes,
}

#[derive(Deserialize)]
struct Attributes {
    #[serde(rename = "ApproximateReceiveCount")]
    #[expect(dead_code, reason = "read, as the others read it")]
    receive_count: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "all of it must be there")]
struct Order<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    customer: u64,
    total: f64,
    items: Vec<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reply {
    batch_item_failures: Vec<Failure>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Failure {
    item_identifier: String,
}

fn is_fine(message: &Message) -> bool {
    serde_json::from_str(&message.body).is_ok_and(|order: Order| order.total >= 0.0)
}

#[wasm_bindgen]
pub fn handler(event: JsValue) -> Result<Promise, Error> {
    let event: Event = serde_wasm_bindgen::from_value(event)?;
    let failed = event.records.into_iter().filter(|message| !is_fine(message));
    let reply = Reply { batch_item_failures: failed.map(|message| Failure { item_identifier: message.message_id }).collect() };
    Ok(Promise::resolve(&reply.serialize(&Serializer::json_compatible())?))
}
