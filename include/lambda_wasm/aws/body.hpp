#pragma once
/// @file
/// Bodies that a service streams, as S3's GetObject does.

#include <lambda_wasm/js/stream.hpp>

namespace lambda_wasm::aws {

/// A body that is read while it comes, a chunk at a time (js/stream.hpp). It is a member of the struct that a command's output is
/// taken as:
///
///     struct Object { aws::Body body; };
///     LAMBDA_WASM_DESCRIBE(Object, (body, "Body"))
///
///     auto object = co_await s3.send<Object>("GetObject", Key{"photos", "cat.jpeg"});
///     while (const auto chunk = co_await object.body.read()) hash.update(chunk->view());
using Body = js::ByteStream<>;

}  // namespace lambda_wasm::aws
