#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

#include <cxxabi.h>

namespace lambda_wasm::edge::detail {

/// Returns the C++ name of a type, as it is written in a program, from `typeid(…).name()`: without the inline namespaces and tags
/// of the standard libraries, and without the function of a local class. Other names are returned unchanged.
inline std::string type_name(std::string_view mangled) {
  int status = 0;
  char* demangled = abi::__cxa_demangle(std::string(mangled).c_str(), nullptr, nullptr, &status);
  std::string name(status == 0 ? demangled : mangled);
  std::free(demangled);
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at; (at = name.find(from)) != std::string::npos;) name.replace(at, from.size(), to);
  };
  for (const std::string_view hidden : {"::__1::", "::__2::", "::__cxx11::", "::__fs::"}) replace(hidden, "::");
  replace("[abi:cxx11]", "");
  replace("> >", ">>");
  replace("std::basic_string<char, std::char_traits<char>, std::allocator<char>>", "std::string");
  replace("std::basic_string_view<char, std::char_traits<char>>", "std::string_view");
  // A local class follows the parameters of its function. Skip that prefix, unless the parameters are inside a template argument.
  constexpr std::string_view anonymous = "(anonymous namespace";
  for (std::size_t at = name.size(); (at = name.rfind("::", at - 1)) != std::string::npos && at > 0;) {
    std::string_view before = std::string_view(name).substr(0, at);
    for (const std::string_view qualifier : {" &&", " &", " const", " volatile", " const"}) {  // demanglers differ in the order
      if (before.ends_with(qualifier)) before.remove_suffix(qualifier.size());
    }
    const bool ends_function = before.ends_with(')') && !before.substr(0, before.size() - 1).ends_with(anonymous);
    if (ends_function && std::count(before.begin(), before.end(), '<') == std::count(before.begin(), before.end(), '>')) {
      name.erase(0, at + 2);
      break;
    }
  }
  constexpr std::string_view pointer_to_constant = " const*";
  if (name.ends_with(pointer_to_constant) && name.find('*') == name.size() - 1) {
    name.erase(name.size() - pointer_to_constant.size(), pointer_to_constant.size() - 1).insert(0, "const ");
  }
  return name;
}

}  // namespace lambda_wasm::edge::detail
