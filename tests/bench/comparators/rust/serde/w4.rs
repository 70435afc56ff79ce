//! W4: queue messages with an order as JSON text in each; reports those that are not orders or have a negative price.

use handlers::charge;
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

#[wasm_bindgen]
pub fn handler(event: JsValue) -> Result<Promise, Error> {
    let event: Event = serde_wasm_bindgen::from_value(event)?;
    let failed = event.records.into_iter().filter(|message| !charge::is_fine(&message.body));
    let reply = Reply { batch_item_failures: failed.map(|message| Failure { item_identifier: message.message_id }).collect() };
    Ok(Promise::resolve(&reply.serialize(&Serializer::json_compatible())?))
}
