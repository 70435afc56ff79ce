//! W1: four strings of an HTTP event in; a status, a header and a body out.

use js_sys::{Object, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Seen {
    path: String,
    method: String,
    forwarded: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

fn text(object: &JsValue, name: &str) -> Result<String, JsValue> {
    Reflect::get(object, &name.into())?.as_string().ok_or_else(|| JsError::new("the event has no text there").into())
}

#[wasm_bindgen]
pub fn handler(event: &JsValue) -> Result<Promise<Object>, JsValue> {
    let http = Reflect::get(&Reflect::get(event, &"requestContext".into())?, &"http".into())?;
    let query = Reflect::get(event, &"queryStringParameters".into())?;
    let seen = Seen {
        path: text(event, "rawPath")?,
        method: text(&http, "method")?,
        forwarded: text(&Reflect::get(event, &"headers".into())?, "x-forwarded-for")?,
        name: if query.is_undefined() { None } else { Reflect::get(&query, &"name".into())?.as_string() },
    };
    let headers = Object::new();
    Reflect::set(&headers, &"content-type".into(), &"application/json".into())?;
    let reply = Object::new();
    Reflect::set(&reply, &"statusCode".into(), &200.into())?;
    Reflect::set(&reply, &"headers".into(), &headers)?;
    Reflect::set(&reply, &"body".into(), &serde_json::to_string(&seen).unwrap_throw().into())?;
    Ok(Promise::resolve(&reply))
}
