use js_sys::Promise;
use serde::Serialize;
use serde_wasm_bindgen::{Error, Serializer};

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

pub fn json(body: String) -> Result<Promise, Error> {
    let reply = Reply { status_code: 200, headers: ReplyHeaders { content_type: "application/json" }, body };
    Ok(Promise::resolve(&reply.serialize(&Serializer::json_compatible())?))
}
