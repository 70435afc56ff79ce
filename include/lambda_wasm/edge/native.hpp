#pragma once
/// @file
/// The native edge: defines the functions of host/*.hpp for an event and a context in JSON text, and runs a function as a
/// program. One or more files of a program may include it.

#include <lambda_wasm/edge/native/batch.hpp>
#include <lambda_wasm/edge/native/invocation.hpp>
#include <lambda_wasm/edge/native/invoke.hpp>
#include <lambda_wasm/edge/native/log.hpp>
#include <lambda_wasm/edge/native/number.hpp>
#include <lambda_wasm/edge/native/registered.hpp>
#include <lambda_wasm/edge/native/run.hpp>
#include <lambda_wasm/edge/native/token.hpp>
