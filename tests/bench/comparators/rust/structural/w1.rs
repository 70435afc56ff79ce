//! W1: four strings of an HTTP event in; a status, a header and a body out.

use js_sys::{JsString, Object, Promise};
use serde::Serialize;
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

    pub type Reply;
    #[wasm_bindgen(method, setter, structural, js_name = statusCode)]
    fn set_status_code(this: &Reply, status: u16);
    #[wasm_bindgen(method, setter, structural)]
    fn set_headers(this: &Reply, headers: &ReplyHeaders);
    #[wasm_bindgen(method, setter, structural)]
    fn set_body(this: &Reply, body: &str);

    type ReplyHeaders;
    #[wasm_bindgen(method, setter, structural, js_name = "content-type")]
    fn set_content_type(this: &ReplyHeaders, value: &JsString);
}

// A string that is made once.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, static_string)]
    static JSON: JsString = "application/json"; // rustfmt would drop the value
}

#[derive(Serialize)]
struct Seen {
    path: String,
    method: String,
    forwarded: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

#[wasm_bindgen]
pub fn handler(event: &Event) -> Promise<Reply> {
    let seen = Seen {
        path: event.raw_path(),
        method: event.request_context().http().method(),
        forwarded: event.headers().forwarded(),
        name: event.query().and_then(|query| query.name()),
    };
    let headers = Object::new().unchecked_into::<ReplyHeaders>();
    JSON.with(|json| headers.set_content_type(json));
    let reply = Object::new().unchecked_into::<Reply>();
    reply.set_status_code(200);
    reply.set_headers(&headers);
    reply.set_body(&serde_json::to_string(&seen).unwrap_throw());
    Promise::resolve(&reply)
}
