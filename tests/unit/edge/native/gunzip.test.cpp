#include <catch_amalgamated.hpp>

#include <lambda_wasm/edge/native/gunzip.hpp>

// tests/vectors/codec.json has texts that are decompressed.

using lambda_wasm::edge::detail::gunzip;

TEST_CASE("what is no gzip is not decompressed") {
  CHECK_FALSE(gunzip(""));
  CHECK_FALSE(gunzip("no gzip"));
}
