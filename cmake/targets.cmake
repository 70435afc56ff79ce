# The two targets that users link. This file defines them here, in a project that adds this one, and for find_package.
#
#   lambda_wasm::core          the headers; no flags, for any C++20 compiler
#   lambda_wasm::lambda_wasm   the same, and the options that code with handlers needs when compiled for Wasm

add_library(lambda_wasm_core INTERFACE)
add_library(lambda_wasm::core ALIAS lambda_wasm_core)
set_target_properties(lambda_wasm_core PROPERTIES EXPORT_NAME core)
target_compile_features(lambda_wasm_core INTERFACE cxx_std_20)
target_include_directories(lambda_wasm_core INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)

add_library(lambda_wasm_lambda_wasm INTERFACE)
add_library(lambda_wasm::lambda_wasm ALIAS lambda_wasm_lambda_wasm)
set_target_properties(lambda_wasm_lambda_wasm PROPERTIES EXPORT_NAME lambda_wasm)
target_link_libraries(lambda_wasm_lambda_wasm INTERFACE lambda_wasm_core)

# Wasm exceptions, in the form that Node.js 22 and 24 both run, unless the function has none.
set(exceptions_none $<STREQUAL:$<TARGET_PROPERTY:LAMBDA_WASM_EXCEPTIONS>,none>)
set(exceptions_wasm $<AND:$<NOT:${exceptions_none}>,$<PLATFORM_ID:Emscripten>>)
target_compile_options(lambda_wasm_lambda_wasm INTERFACE $<${exceptions_none}:-fno-exceptions> $<${exceptions_wasm}:-fwasm-exceptions>)
