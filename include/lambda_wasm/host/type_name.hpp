#pragma once

#include <string>

namespace lambda_wasm::host {

/// Returns the readable name of a C++ type from its `std::type_info::name()`. Each edge defines it.
std::string type_name(const char* mangled);

}  // namespace lambda_wasm::host
