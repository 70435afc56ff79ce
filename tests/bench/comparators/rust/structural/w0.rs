//! W0: a handler that returns at once.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
pub fn handler() -> Promise {
    Promise::resolve(&JsValue::UNDEFINED)
}
