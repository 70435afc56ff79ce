#pragma once

namespace lambda_wasm::text::pattern {

/// Why a pattern is refused. <lambda_wasm/text/pattern.hpp> has a sentence for each.
enum class Fault {
  none,
  look_around,
  back_reference,
  lazy,
  named_group,
  other_group,
  boundary,
  property,
  anchor,
  escape,
  group_open,
  class_open,
  class_range,
  class_operator,
  nothing_to_repeat,
  bracket,
  count,
  encoding,
  too_large,
  too_many_states,
};

}  // namespace lambda_wasm::text::pattern
