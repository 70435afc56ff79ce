// Includes only the header that it uses: logging needs the edge, which only the other file includes.
#include <cstdint>
#include <string>

#include <lambda_wasm/log.hpp>

void log_large(std::uint32_t size) {
  lambda_wasm::log::info("{}!", std::string(size, 'x'), lambda_wasm::log::field("text", std::string(size, '"')));
}
