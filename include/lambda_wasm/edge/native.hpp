#pragma once
/// @file
/// The native edge: defines what host/*.hpp declare, over an event and a context that are JSON text, and runs a function as a
/// program. Include it in one place of a program or in many.

#include <lambda_wasm/edge/native/invocation.hpp>
#include <lambda_wasm/edge/native/invoke.hpp>
#include <lambda_wasm/edge/native/log.hpp>
#include <lambda_wasm/edge/native/number.hpp>
#include <lambda_wasm/edge/native/registered.hpp>
#include <lambda_wasm/edge/native/run.hpp>
