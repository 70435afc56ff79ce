#pragma once
/// @file
/// What tests of handlers need: a request without an event, an invocation without Lambda, and a task without either.

#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/request.hpp>
#include <lambda_wasm/testing/run.hpp>
