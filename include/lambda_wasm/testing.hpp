#pragma once
/// @file
/// Tools for tests of handlers: requests without an event, invocations without Lambda, and tasks without an invocation.

#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/reply.hpp>
#include <lambda_wasm/testing/request.hpp>
#include <lambda_wasm/testing/run.hpp>
