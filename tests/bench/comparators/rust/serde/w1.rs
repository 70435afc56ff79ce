//! W1: four strings of an HTTP event in; a status, a header and a body out.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::{Error, Serializer};
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

#[derive(Serialize)]
struct Seen {
    path: String,
    method: String,
    forwarded: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reply {
    status_code: u16,
    headers: ReplyHeaders,
    body: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ReplyHeaders {
    content_type: &'static str,
}

#[wasm_bindgen]
pub fn handler(event: JsValue) -> Result<Promise, Error> {
    let event: Event = serde_wasm_bindgen::from_value(event)?;
    let seen = Seen {
        path: event.raw_path,
        method: event.request_context.http.method,
        forwarded: event.headers.forwarded,
        name: event.query_string_parameters.and_then(|query| query.name),
    };
    let reply = Reply {
        status_code: 200,
        headers: ReplyHeaders { content_type: "application/json" },
        body: serde_json::to_string(&seen).unwrap_throw(),
    };
    Ok(Promise::resolve(&reply.serialize(&Serializer::json_compatible())?))
}
