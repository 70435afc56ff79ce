#pragma once
/// @file
/// embind's own registration, replaced. Stock embind registers some forty types while the module loads (1.4 ms); they sit in
/// one member of its archive, which is linked only for the C functions below. Defined here, that member stays out, and
/// embind.js registers a common type when it is first used. `EMBIND stock` leaves all of this to embind.
///
/// Weak, because every file with a handler defines them and they are the same in all. Checked against the versions that
/// cmake/toolchain/versions.sh names: cmake/link_function.cmake asks for the stock registration on a newer one.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#ifndef LAMBDA_WASM_EMBIND_STOCK

#include <cstring>
#include <typeinfo>

extern "C" {
[[gnu::weak]] const char* __getTypeName(const std::type_info* type) { return strdup(type->name()); }
[[gnu::weak]] void _embind_initialize_bindings() {}
// The bindings have run when this is called; the list it would keep is for threads.
[[gnu::weak]] void _embind_register_bindings(emscripten::internal::InitFunc*) {}
}

#endif
