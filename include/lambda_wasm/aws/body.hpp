#pragma once
/// @file
/// Bodies that a service streams, such as that of S3's GetObject.

#include <lambda_wasm/js/stream.hpp>

namespace lambda_wasm::aws {

/// A body that is read a chunk at a time while it arrives (js/stream.hpp). Declare it as a member of the struct for the command's
/// output:
///
///     struct Object { aws::Body body; };
///     LAMBDA_WASM_DESCRIBE(Object, (body, "Body"))
///
///     auto object = co_await s3.send<Object>("GetObject", Key{"photos", "cat.jpeg"});
///     while (const auto chunk = co_await object.body.read()) hash.update(chunk->view());
using Body = js::ByteStream<>;

}  // namespace lambda_wasm::aws
