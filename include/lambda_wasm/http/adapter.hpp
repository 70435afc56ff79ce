#pragma once
/// @file
/// HTTP by C++ alone: the events themselves cross, and the replies in their senders' forms. Natively so; in Wasm edge/http.hpp
/// leaves that to JavaScript, which is smaller and faster there.

#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/event.hpp>
#include <lambda_wasm/http/fetch.hpp>
#include <lambda_wasm/http/origin.hpp>
#include <lambda_wasm/http/problem.hpp>
#include <lambda_wasm/http/reply.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

using RequestWire = event::HttpEvent;
using ReplyWire = HttpReply;

[[LAMBDA_WASM_DETAIL_COLD]] inline void put_problem(wire::Writer& writer, origin::Sender sender, const HttpError& error) {
  put_reply(writer, sender, error.status, ProblemWriter::write(error, host::storage()), "application/problem+json");
}

}  // namespace lambda_wasm::detail

#include <lambda_wasm/http/lanes.hpp>
