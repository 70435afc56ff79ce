//! W4: queue messages with an order as JSON text in each; reports those that are not orders or have a negative price.

use handlers::charge;
use js_sys::{Array, Object, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    pub type Event;
    #[wasm_bindgen(method, getter, structural, js_name = Records)]
    fn records(this: &Event) -> Vec<Record>;

    type Record;
    #[wasm_bindgen(method, getter, structural, js_name = messageId)]
    fn message_id(this: &Record) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn body(this: &Record) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn attributes(this: &Record) -> Attributes;

    type Attributes;
    #[wasm_bindgen(method, getter, structural, js_name = ApproximateReceiveCount)]
    fn receive_count(this: &Attributes) -> String;

    type Failure;
    #[wasm_bindgen(method, setter, structural, js_name = itemIdentifier)]
    fn set_item_identifier(this: &Failure, id: &str);

    pub type Reply;
    #[wasm_bindgen(method, setter, structural, js_name = batchItemFailures)]
    fn set_failures(this: &Reply, failures: &Array);
}

struct Message {
    id: String,
    body: String,
    #[expect(dead_code, reason = "read, as the others read it")]
    receive_count: String,
}

impl From<&Record> for Message {
    fn from(record: &Record) -> Self {
        Self { id: record.message_id(), body: record.body(), receive_count: record.attributes().receive_count() }
    }
}

#[wasm_bindgen]
pub fn handler(event: &Event) -> Promise<Reply> {
    let messages: Vec<Message> = event.records().iter().map(Message::from).collect();
    let failures = Array::new();
    for message in messages.iter().filter(|message| !charge::is_fine(&message.body)) {
        let failure = Object::new().unchecked_into::<Failure>();
        failure.set_item_identifier(&message.id);
        failures.push(&failure);
    }
    let reply = Object::new().unchecked_into::<Reply>();
    reply.set_failures(&failures);
    Promise::resolve(&reply)
}
