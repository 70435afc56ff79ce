//! W1 that reads every header, query value and cookie.

use handlers::{lengths, reply, seen::Lengths};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

fn text(value: JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| JsError::new("the event has no text there").into())
}

/// The total length of names and values: flattened `Object.entries` needs one call less for each than reading entry by entry.
fn length_of(object: JsValue) -> Result<usize, JsValue> {
    Object::entries(object.unchecked_ref()).flat(1).iter().map(|part| Ok(text(part)?.len())).sum()
}

fn length_of_cookies(cookies: JsValue) -> Result<usize, JsValue> {
    cookies.unchecked_ref::<Array>().iter().map(|cookie| Ok(lengths::of_cookie(&text(cookie)?))).sum()
}

#[wasm_bindgen]
pub fn handler(event: &JsValue) -> Result<Promise<Object>, JsValue> {
    let http = Reflect::get(&Reflect::get(event, &"requestContext".into())?, &"http".into())?;
    let seen = Lengths {
        path: text(Reflect::get(event, &"rawPath".into())?)?,
        method: text(Reflect::get(&http, &"method".into())?)?,
        headers: length_of(Reflect::get(event, &"headers".into())?)?,
        query: length_of(Reflect::get(event, &"queryStringParameters".into())?)?,
        cookies: length_of_cookies(Reflect::get(event, &"cookies".into())?)?,
    };
    reply::reflect::json(&serde_json::to_string(&seen).unwrap_throw())
}
