#pragma once
/// @file
/// Routes: several endpoints in one function.
///
///     constexpr auto api = lw::routes(
///         lw::use<authenticate>,
///         lw::route<"GET /notes/{id}", show>,
///         lw::group<"/admin">(lw::use<require_admin>, lw::route<"DELETE /notes/{id}", discard>));
///     LAMBDA_WASM_HANDLER(api)
///
/// The whole table is made by the compiler; nothing runs while the module loads.

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <lambda_wasm/buffered.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/detail/type_list.hpp>
#include <lambda_wasm/handler.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/codecs.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/document.hpp>
#include <lambda_wasm/http/route/files.hpp>
#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/no_route.hpp>
#include <lambda_wasm/http/route/planner.hpp>
#include <lambda_wasm/http/route/route.hpp>
#include <lambda_wasm/http/route/run.hpp>
#include <lambda_wasm/http/route/trailing_slash.hpp>
#include <lambda_wasm/http/route/walk.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/wire/reader.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm {

/// The routes of a function: an argument of LAMBDA_WASM_HANDLER. @see routes
template <class... Parts>
struct Routes {};

/// Makes the routes of a function from middleware, which stands first, routes and groups. `info` may stand before all of them.
///
/// From the left, a literal segment beats a `{parameter}`, which beats a `{rest+}`; the order of the routes does not count. HEAD takes
/// GET's route and drops the body. A path that has routes for other methods only is a 405 with `Allow`, or for OPTIONS a 204 with it;
/// any other path is a 404. Both have the middleware of the group whose prefix the path begins with. Letter case counts, and so does a
/// slash at the end: see `trailing_slash`.
template <class... Parts>
[[nodiscard]] constexpr Routes<Parts...> routes(Parts...) {
  detail::check_outermost(detail::TypeList<Parts...>());
  return {};
}

namespace detail {

/// Finds where a request goes. @returns whether it may wait there
template <class PlanType>
[[gnu::noinline]] bool find_route(const PlanType& plan, RouteCall& call) {
  const std::string_view path = call.path();
  const Method::Bits method = Method::bit(call.request.method);
  RouteWalk(plan.table, method, path, call.match);
  if (call.match.route == no_route) [[unlikely]] {
    if constexpr (std::same_as<PlanType, FiledPlan>) {
      if (const RouteGroup* const group = group_of_file(plan, call, path)) {
        call.match.allowed = static_cast<Method::Bits>(call.match.allowed | Method::get);
        const bool is_read = (method & (Method::get | Method::head)) != 0;
        call.go_to(*group->scope, is_read ? &reply_file : &reply_without_route);
        return group->waits;
      }
    }
    const RouteGroup& group = plan.group_of(path);
    call.go_to(*group.scope, &reply_without_route);
    return group.waits;
  }
  const PlannedRoute& route = plan.routes[call.match.route];
  call.names = plan.names + route.names;
  call.go_to(*plan.groups[route.group].scope, route.run);
  return route.waits;
}

/// Replaces the 404 of a path without routes. @param runs  by group; null for those that have no fallback
[[LAMBDA_WASM_DETAIL_SMALL]] inline void find_fallback(const RoutePlan& plan, const RouteCall::Run* runs, RouteCall& call) {
  if (call.match.route != no_route || call.match.allowed != 0) return;
  const RouteCall::Run run = runs[&plan.group_of(call.path()) - plan.groups];
  if (run != nullptr) call.end_by(run);
}

/// The carrier of a program, which need not be complete before its first Plan.
template <class Plan>
using CarrierOf = HttpCarrier<typename Plan::RequestType>;

/// Sends the replies of a Plan.
template <class Plan>
constexpr RouteCall::Send sender_of() {
  if constexpr (Plan::has_files)
    return &write_file<CarrierOf<Plan>>;
  else
    return &RouteCall::write<CarrierOf<Plan>>;
}

/// Answers a request by the routes of a Plan, a PlanOf. `prepare` is called with the RouteCall before it runs.
template <class Plan>
Status invoke_routes(Request&& request, wire::Block& block, auto&& prepare) {
  RouteCall call(request, block, sender_of<Plan>());
  const bool may_wait = find_route(Plan::plan, call);
  if constexpr (Plan::has_fallbacks) find_fallback(Plan::plan, Plan::fallbacks.data(), call);
  if constexpr (Plan::redirects) find_other_slash(Plan::plan, call);
  if (may_wait) {
    if constexpr (Plan::waits) {
      auto* const run = new RouteRun(block, std::move(request), call);
      prepare(run->call());
      return run->go_on();
    }
  }
  prepare(call);
  call.attempt<Plan::has_answers>([&call] {
    while (!call.is_over()) call.start_next();
  });
  return call.status();
}

template <class... Parts, Delivery how>
struct HandlerOf<Routes<Parts...>, how, false> {
  using Plan = PlanOf<Parts...>;
  using Document = PartDocument<::lambda_wasm::Group<"", Parts...>>;
  using Input = InputCodec<typename Plan::RequestType>;
  using InputWire = typename Input::Wire;
  using ResultWire =
      std::conditional_t<Plan::has_files, typename CarrierOf<Plan>::FiledReplyWire, typename CarrierOf<Plan>::RoutedReplyWire>;
  static constexpr bool is_asynchronous = Plan::waits;
  static constexpr bool is_streamed = how == Delivery::streamed && Plan::streams && CarrierOf<Plan>::stream_sink != nullptr;

  static Status invoke(const Routes<Parts...>& /*routes*/, host::Message message, wire::Block& block, Pass pass = Pass::call) {
    return guarded(block, [&] {
      InputWire wire{};
      wire::Reader(message).read_into(wire);
      Request request = Input::make(std::move(wire));
      if (pass == Pass::warm_up) return warm_up(request, block);
      return invoke_routes<Plan>(std::move(request), block, [](RouteCall& call) { call.delivery = how; });
    });
  }

 private:
  // Walks the table, and writes a reply.
  static Status warm_up(Request& request, wire::Block& block) {
    constexpr RouteScope none{nullptr, 0};
    RouteCall call(request, block, &RouteCall::write<CarrierOf<Plan>>);
    find_route(Plan::plan, call);
    call.go_to(none, nullptr);
    call.reply(200, "{}", "application/json");
    return call.status();
  }
};

template <class... Parts, Delivery how>
struct HandlerOf<const Routes<Parts...>, how, false> : HandlerOf<Routes<Parts...>, how> {};
template <class... Parts>
struct HandlerOf<Buffered<Routes<Parts...>>, Delivery::streamed, false> : HandlerOf<Routes<Parts...>, Delivery::buffered> {
  static Status invoke(const Buffered<Routes<Parts...>>& exported, host::Message message, wire::Block& block,
                       Pass pass = Pass::call) {
    return HandlerOf<Routes<Parts...>, Delivery::buffered>::invoke(exported.callable, message, block, pass);
  }
};

}  // namespace detail

}  // namespace lambda_wasm
