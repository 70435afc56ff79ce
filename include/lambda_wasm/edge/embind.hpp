#pragma once
/// @file
/// Replaces embind's own registration. Stock embind registers some forty types while the module loads (1.4 ms). That code is in
/// one archive member, which is linked only for the C functions below. Because they are defined here, that member is not linked,
/// and embind.js registers a common type on its first use. `EMBIND stock` disables all of this.
///
/// The definitions are weak, because every file with a handler has the same ones. They are tested with the versions in
/// cmake/toolchain/versions.sh: cmake/link_function.cmake selects the stock registration for newer ones.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#ifndef LAMBDA_WASM_EMBIND_STOCK

#include <cstring>
#include <typeinfo>

extern "C" {
[[gnu::weak]] const char* __getTypeName(const std::type_info* type) { return strdup(type->name()); }
[[gnu::weak]] void _embind_initialize_bindings() {}
// The bindings have already run when this is called; the list that it would keep is for threads.
[[gnu::weak]] void _embind_register_bindings(emscripten::internal::InitFunc*) {}
}

#endif
