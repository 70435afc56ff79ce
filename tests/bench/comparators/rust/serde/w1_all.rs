//! W1 with every header, query value and cookie read.

use handlers::{lengths, pairs::Pairs};
use js_sys::Promise;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::{Error, Serializer};
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

#[derive(Serialize)]
struct Seen {
    path: String,
    method: String,
    headers: usize,
    query: usize,
    cookies: usize,
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
        headers: lengths::of_pairs(&event.headers),
        query: lengths::of_pairs(&event.query_string_parameters),
        cookies: event.cookies.iter().map(|cookie| lengths::of_cookie(cookie)).sum(),
    };
    let reply = Reply {
        status_code: 200,
        headers: ReplyHeaders { content_type: "application/json" },
        body: serde_json::to_string(&seen).unwrap_throw(),
    };
    Ok(Promise::resolve(&reply.serialize(&Serializer::json_compatible())?))
}
