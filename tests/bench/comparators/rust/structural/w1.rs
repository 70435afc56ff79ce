//! W1: reads four strings of an HTTP event; returns a status, a header and a body.

use handlers::{reply::{self, structural::Reply}, seen::Values};
use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    pub type Event;
    #[wasm_bindgen(method, getter, structural, js_name = rawPath)]
    fn raw_path(this: &Event) -> String;
    #[wasm_bindgen(method, getter, structural, js_name = requestContext)]
    fn request_context(this: &Event) -> RequestContext;
    #[wasm_bindgen(method, getter, structural)]
    fn headers(this: &Event) -> Headers;
    #[wasm_bindgen(method, getter, structural, js_name = queryStringParameters)]
    fn query(this: &Event) -> Option<Query>;

    type RequestContext;
    #[wasm_bindgen(method, getter, structural)]
    fn http(this: &RequestContext) -> Http;

    type Http;
    #[wasm_bindgen(method, getter, structural)]
    fn method(this: &Http) -> String;

    type Headers;
    #[wasm_bindgen(method, getter, structural, js_name = "x-forwarded-for")]
    fn forwarded(this: &Headers) -> String;

    type Query;
    #[wasm_bindgen(method, getter, structural)]
    fn name(this: &Query) -> Option<String>;
}

#[wasm_bindgen]
pub fn handler(event: &Event) -> Promise<Reply> {
    let seen = Values {
        path: event.raw_path(),
        method: event.request_context().http().method(),
        forwarded: event.headers().forwarded(),
        name: event.query().and_then(|query| query.name()),
    };
    reply::structural::json(&serde_json::to_string(&seen).unwrap_throw())
}
