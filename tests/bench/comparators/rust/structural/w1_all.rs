//! W1 that reads every header, query value and cookie.

use handlers::{lengths, pairs::Pairs, reply::{self, structural::Reply}, seen::Lengths, text::Text};
use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    pub type Event;
    #[wasm_bindgen(method, getter, structural, js_name = rawPath)]
    fn raw_path(this: &Event) -> String;
    #[wasm_bindgen(method, getter, structural, js_name = requestContext)]
    fn request_context(this: &Event) -> RequestContext;
    #[wasm_bindgen(method, getter, structural)]
    fn headers(this: &Event) -> Object;
    #[wasm_bindgen(method, getter, structural, js_name = queryStringParameters)]
    fn query(this: &Event) -> Object;
    #[wasm_bindgen(method, getter, structural)]
    fn cookies(this: &Event) -> Vec<String>;

    type RequestContext;
    #[wasm_bindgen(method, getter, structural)]
    fn http(this: &RequestContext) -> Http;

    type Http;
    #[wasm_bindgen(method, getter, structural)]
    fn method(this: &Http) -> String;

    #[wasm_bindgen(js_namespace = JSON)]
    fn stringify(object: &Object) -> String;
}

/// An object with unknown members crosses faster as one text than as a string for each name and value.
fn length_of(object: &Object) -> usize {
    let text = stringify(object);
    let pairs: Pairs<Text> = serde_json::from_str(&text).expect_throw("not all of it is text");
    lengths::of_pairs(&pairs)
}

#[wasm_bindgen]
pub fn handler(event: &Event) -> Promise<Reply> {
    let seen = Lengths {
        path: event.raw_path(),
        method: event.request_context().http().method(),
        headers: length_of(&event.headers()),
        query: length_of(&event.query()),
        cookies: event.cookies().iter().map(|cookie| lengths::of_cookie(cookie)).sum(),
    };
    reply::structural::json(&serde_json::to_string(&seen).unwrap_throw())
}
