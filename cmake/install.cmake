# `cmake --install`: the headers, the package files that find_package(lambda_wasm) reads, and the JavaScript and scripts that
# lambda_wasm_add_function runs.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/lambda_wasm)

install(TARGETS lambda_wasm_core lambda_wasm_lambda_wasm EXPORT lambda_wasm_targets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT lambda_wasm_targets NAMESPACE lambda_wasm:: DESTINATION ${package_dir})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/cmake/javascript ${PROJECT_SOURCE_DIR}/cmake/toolchain DESTINATION ${package_dir} USE_SOURCE_PERMISSIONS)
set(files LambdaWasmFunction.cmake invoke.cmake link_function.cmake link.sh linked_libraries.cmake native_main.cpp)
list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/cmake/)
install(FILES ${files} DESTINATION ${package_dir})

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/lambda_wasm-config.cmake.in ${PROJECT_BINARY_DIR}/lambda_wasm-config.cmake
  INSTALL_DESTINATION ${package_dir})
# Headers only: an installation on a 64-bit host works for 32-bit Wasm too.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/lambda_wasm-config-version.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${PROJECT_BINARY_DIR}/lambda_wasm-config.cmake ${PROJECT_BINARY_DIR}/lambda_wasm-config-version.cmake DESTINATION ${package_dir})
