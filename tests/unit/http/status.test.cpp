#include <catch_amalgamated.hpp>

#include <climits>

#include <lambda_wasm/http/status.hpp>

using lambda_wasm::reason_phrase;

TEST_CASE("reason phrases equal those of IANA's registry") {
  STATIC_CHECK(reason_phrase(100) == "Continue");
  STATIC_CHECK(reason_phrase(103) == "Early Hints");
  STATIC_CHECK(reason_phrase(200) == "OK");
  STATIC_CHECK(reason_phrase(208) == "Already Reported");
  STATIC_CHECK(reason_phrase(226) == "IM Used");
  STATIC_CHECK(reason_phrase(304) == "Not Modified");
  STATIC_CHECK(reason_phrase(307) == "Temporary Redirect");
  STATIC_CHECK(reason_phrase(308) == "Permanent Redirect");
  STATIC_CHECK(reason_phrase(404) == "Not Found");
  STATIC_CHECK(reason_phrase(417) == "Expectation Failed");
  STATIC_CHECK(reason_phrase(421) == "Misdirected Request");
  STATIC_CHECK(reason_phrase(422) == "Unprocessable Content");
  STATIC_CHECK(reason_phrase(426) == "Upgrade Required");
  STATIC_CHECK(reason_phrase(429) == "Too Many Requests");
  STATIC_CHECK(reason_phrase(431) == "Request Header Fields Too Large");
  STATIC_CHECK(reason_phrase(451) == "Unavailable For Legal Reasons");
  STATIC_CHECK(reason_phrase(508) == "Loop Detected");
  STATIC_CHECK(reason_phrase(510) == "Not Extended");
  STATIC_CHECK(reason_phrase(511) == "Network Authentication Required");
}

TEST_CASE("an unassigned status has no reason phrase") {
  for (const int status : {INT_MIN, -1,  0,   99,  104, 199, 209, 225, 227, 299, 306, 309, 399,
                           418,     420, 427, 430, 432, 450, 452, 499, 509, 512, 599, 600, INT_MAX}) {
    CAPTURE(status);
    CHECK(reason_phrase(status).empty());
  }
}
