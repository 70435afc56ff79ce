#pragma once
/// @file
/// Events of Amazon EventBridge (Amazon EventBridge user guide,
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html), which many services send.

#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/time.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/wire/pull.hpp>

namespace lambda_wasm::events {

/// What every event of Amazon EventBridge has. A rule with a constant input sends any JSON in its place: then all of it is empty.
struct EventBridgeEnvelope {
  std::string_view version;
  std::string_view id;
  std::string_view detail_type;
  std::string_view source;
  std::string_view account;
  Timestamp time;
  std::string_view region;
  std::vector<std::string_view> resources;
  std::string_view replay_name;  ///< Of an event that is replayed from an archive.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(EventBridgeEnvelope, lenient, kebab_case, version, id, detail_type, source, account, time,
                                   region, resources, replay_name)

/// An event with a detail of a described type, or of `nlohmann::json`.
template <class Detail = void>
struct EventBridgeEvent : EventBridgeEnvelope {
  Detail detail{};

  LAMBDA_WASM_DESCRIBE_EVENT(EventBridgeEvent, base(EventBridgeEnvelope), detail)
};

/// An event whose detail is fetched when it is asked for: for handlers that learn its type from `detail_type`.
template <>
struct EventBridgeEvent<void> : EventBridgeEnvelope {
  template <class Detail>
  struct OnlyDetail {
    Detail detail{};
    LAMBDA_WASM_DESCRIBE_EVENT(OnlyDetail, detail)
  };

  /// Fetches the detail of the running invocation's event. Views in it are valid until the result is delivered.
  ///
  /// @throws Error `error_type::invalid_event` for the first value that does not fit, with its place, such as `/detail/total`
  template <Crossing Detail>
  [[nodiscard]] Detail detail() const {
    return wire::pull<OnlyDetail<Detail>>(host::From::event).detail;
  }
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(EventBridgeEvent<void>, lenient, base(EventBridgeEnvelope))

/// The event of a rule with a schedule (https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html). Its detail is
/// empty.
using ScheduledEvent = EventBridgeEvent<>;

}  // namespace lambda_wasm::events
