use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

pub fn json(body: &str) -> Result<Promise<Object>, JsValue> {
    let headers = Object::new();
    Reflect::set(&headers, &"content-type".into(), &"application/json".into())?;
    let reply = Object::new();
    Reflect::set(&reply, &"statusCode".into(), &200.into())?;
    Reflect::set(&reply, &"headers".into(), &headers)?;
    Reflect::set(&reply, &"body".into(), &body.into())?;
    Ok(Promise::resolve(&reply))
}
