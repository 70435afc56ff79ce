//! W1: reads four strings of an HTTP event; returns a status, a header and a body.

use handlers::{reply, seen::Values};
use js_sys::Promise;
use serde::Deserialize;
use serde_wasm_bindgen::Error;
use wasm_bindgen::prelude::*;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    raw_path: String,
    request_context: RequestContext,
    headers: Headers,
    query_string_parameters: Option<Query>,
}

#[derive(Deserialize)]
struct RequestContext {
    http: Http,
}

#[derive(Deserialize)]
struct Http {
    method: String,
}

#[derive(Deserialize)]
struct Headers {
    #[serde(rename = "x-forwarded-for")]
    forwarded: String,
}

#[derive(Deserialize)]
struct Query {
    name: Option<String>,
}

#[wasm_bindgen]
pub fn handler(event: JsValue) -> Result<Promise, Error> {
    let event: Event = serde_wasm_bindgen::from_value(event)?;
    let seen = Values {
        path: event.raw_path,
        method: event.request_context.http.method,
        forwarded: event.headers.forwarded,
        name: event.query_string_parameters.and_then(|query| query.name),
    };
    reply::typed::json(serde_json::to_string(&seen).unwrap_throw())
}
