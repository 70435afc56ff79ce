//! W1 that reads every header, query value and cookie.

use handlers::{lengths, pairs::Pairs, reply, seen::Lengths};
use js_sys::Promise;
use serde::Deserialize;
use serde_wasm_bindgen::Error;
use wasm_bindgen::prelude::*;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    raw_path: String,
    request_context: RequestContext,
    headers: Pairs<String>,
    query_string_parameters: Pairs<String>,
    cookies: Vec<String>,
}

#[derive(Deserialize)]
struct RequestContext {
    http: Http,
}

#[derive(Deserialize)]
struct Http {
    method: String,
}

#[wasm_bindgen]
pub fn handler(event: JsValue) -> Result<Promise, Error> {
    let event: Event = serde_wasm_bindgen::from_value(event)?;
    let seen = Lengths {
        path: event.raw_path,
        method: event.request_context.http.method,
        headers: lengths::of_pairs(&event.headers),
        query: lengths::of_pairs(&event.query_string_parameters),
        cookies: event.cookies.iter().map(|cookie| lengths::of_cookie(cookie)).sum(),
    };
    reply::typed::json(serde_json::to_string(&seen).unwrap_throw())
}
