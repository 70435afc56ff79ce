use js_sys::{JsString, Object, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
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

// A string that is created once.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, static_string)]
    static JSON: JsString = "application/json"; // rustfmt would drop the value
}

pub fn json(body: &str) -> Promise<Reply> {
    let headers = Object::new().unchecked_into::<ReplyHeaders>();
    JSON.with(|json| headers.set_content_type(json));
    let reply = Object::new().unchecked_into::<Reply>();
    reply.set_status_code(200);
    reply.set_headers(&headers);
    reply.set_body(body);
    Promise::resolve(&reply)
}
