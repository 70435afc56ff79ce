#pragma once
/// @file
/// What tests of handlers need: a request without an event, and an invocation without Lambda.

#include <lambda_wasm/testing/invoke.hpp>
#include <lambda_wasm/testing/request.hpp>
