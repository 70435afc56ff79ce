#pragma once
/// @file
/// Replies to Amazon Cognito, which wants its event back:
/// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
///
///     events::Reply<PreSignUpResponse> confirm(const PreSignUpEvent&) { return {{.auto_confirm_user = true}}; }

#include <utility>

#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm::events {

/// The result of a handler that is the event itself, in which the members of `value` replace those of one member: of `response`,
/// unless `Member` is another. All else of the event stays as it came, whatever the handler has described.
///
/// It is a result of a handler only, not a part of other values. As JSON text, it is the `value`.
template <class T, detail::FixedText Member = "response">
struct Reply {
  T value{};
};

}  // namespace lambda_wasm::events
