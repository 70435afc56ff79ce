#include <catch_amalgamated.hpp>

#include <type_traits>

#include <lambda_wasm/http/sender_traits.hpp>

using lambda_wasm::Sender;
using lambda_wasm::detail::SenderTraits;
using lambda_wasm::detail::Stated;
using lambda_wasm::detail::traits_of;

TEST_CASE("every sender has its own row") {
  for (const Sender sender : {Sender::rest_api, Sender::http_api, Sender::function_url, Sender::alb, Sender::lattice})
    CHECK(traits_of(sender).sender == sender);
}

TEST_CASE("a sender's properties have no defaults: a row that omits one does not compile") {
  STATIC_CHECK_FALSE(std::is_default_constructible_v<Stated>);
  STATIC_CHECK_FALSE(std::is_default_constructible_v<SenderTraits>);
}

TEST_CASE("exclusive properties of a sender are never set together") {
  for (const SenderTraits& traits : lambda_wasm::detail::sender_traits) {
    CAPTURE(traits.sender);
    CHECK_FALSE((traits.has_query_text && traits.has_encoded_query));
    CHECK_FALSE((traits.has_http_context && traits.has_rest_context));
    CHECK_FALSE((traits.has_microseconds && !traits.has_time_epoch));
    CHECK_FALSE((traits.takes_lists_as_sent && !traits.may_have_lists));
    CHECK_FALSE((traits.takes_lists_as_sent && traits.takes_lists));
    // Cookies are sent in lists, in `cookies`, or in headers of a reply that always has them: one place for each sender.
    CHECK(traits.takes_lists + traits.has_cookie_list + traits.takes_whole_reply == 1);
  }
}
