#include <catch_amalgamated.hpp>

#include <lambda_wasm/raise.hpp>

using namespace lambda_wasm;

TEST_CASE("raise throws its argument unchanged") {
  Error error(error_type::invalid_event, "does not fit");
  error.add({"/age", "integer", "string"});
  try {
    detail::raise(error);
    FAIL("raise returned");
  } catch (const Error& caught) {
    CHECK(caught.type == error_type::invalid_event);
    CHECK(caught.message == "does not fit");
    CHECK(caught.mismatches == error.mismatches);
    CHECK(caught.count == 1);
  }
  try {
    detail::raise(HttpError(404, "no such order"));
    FAIL("raise returned");
  } catch (const HttpError& caught) {
    CHECK(caught.status == 404);
    CHECK(caught.detail == "no such order");
  }
  try {
    detail::raise(error_type::not_http, "this is no request");
    FAIL("raise returned");
  } catch (const Error& caught) {
    CHECK(caught.type == error_type::not_http);
    CHECK(caught.message == "this is no request");
    CHECK(caught.count == 0);
  }
}
