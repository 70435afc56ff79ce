#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include <cxxabi.h>

namespace lambda_wasm::edge::detail {

/// The C++ name of a type from what `typeid(…).name()` gives, as it is written in a program: without the inline namespaces and
/// tags of the standard libraries. What is no such name comes back as it is.
inline std::string type_name(std::string_view mangled) {
  int status = 0;
  char* demangled = abi::__cxa_demangle(std::string(mangled).c_str(), nullptr, nullptr, &status);
  std::string name(status == 0 ? demangled : mangled);
  std::free(demangled);
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at; (at = name.find(from)) != std::string::npos;) name.replace(at, from.size(), to);
  };
  for (const std::string_view hidden : {"std::__1::", "std::__2::", "std::__cxx11::"}) replace(hidden, "std::");
  replace("[abi:cxx11]", "");
  replace("> >", ">>");
  return name;
}

}  // namespace lambda_wasm::edge::detail
