#pragma once

#include <string>

namespace lambda_wasm::host {

/// The name of a C++ type as a person writes it, from `std::type_info::name()`. An edge defines it.
std::string type_name(const char* mangled);

}  // namespace lambda_wasm::host
