//! W1: reads four strings of an HTTP event; returns a status, a header and a body.

use handlers::{reply, seen::Values};
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

fn text(object: &JsValue, name: &str) -> Result<String, JsValue> {
    Reflect::get(object, &name.into())?.as_string().ok_or_else(|| JsError::new("the event has no text there").into())
}

#[wasm_bindgen]
pub fn handler(event: &JsValue) -> Result<Promise<Object>, JsValue> {
    let http = Reflect::get(&Reflect::get(event, &"requestContext".into())?, &"http".into())?;
    let query = Reflect::get(event, &"queryStringParameters".into())?;
    let seen = Values {
        path: text(event, "rawPath")?,
        method: text(&http, "method")?,
        forwarded: text(&Reflect::get(event, &"headers".into())?, "x-forwarded-for")?,
        name: if query.is_undefined() { None } else { Reflect::get(&query, &"name".into())?.as_string() },
    };
    reply::reflect::json(&serde_json::to_string(&seen).unwrap_throw())
}
