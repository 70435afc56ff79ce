#pragma once
/// @file
/// Events of the buttons of AWS IoT (https://docs.aws.amazon.com/iot-1-click/latest/developerguide/1click-programming.html).

#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

/// Of a button that is not of AWS IoT 1-Click.
struct IotButtonEvent {
  std::string_view serial_number;
  std::string_view battery_voltage;
  std::string_view click_type;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(IotButtonEvent, lenient, camel_case, serial_number, battery_voltage, click_type)

struct OneClickButton {
  std::string_view click_type;
  Timestamp reported_time;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(OneClickButton, lenient, camel_case, click_type, reported_time)

struct OneClickDeviceHealth {
  std::optional<double> remaining_life_lower_than;
  Timestamp reported_time;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(OneClickDeviceHealth, lenient, camel_case, remaining_life_lower_than, reported_time)

struct OneClickDeviceEvent {
  std::optional<OneClickButton> button_clicked;
  std::optional<OneClickDeviceHealth> device_health_monitor;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(OneClickDeviceEvent, lenient, camel_case, button_clicked, device_health_monitor)

struct OneClickDevice {
  Attributes attributes;
  std::string_view type;
  std::string_view device_id;
  std::optional<double> remaining_life;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(OneClickDevice, lenient, camel_case, attributes, type, device_id, remaining_life)

struct OneClickPlacement {
  std::string_view project_name;
  std::string_view placement_name;
  Attributes attributes;
  Attributes devices;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(OneClickPlacement, lenient, camel_case, project_name, placement_name, attributes, devices)

/// Of AWS IoT 1-Click.
struct OneClickEvent {
  OneClickDeviceEvent device_event;
  OneClickDevice device_info;
  OneClickPlacement placement_info;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(OneClickEvent, lenient, camel_case, device_event, device_info, placement_info)

}  // namespace lambda_wasm::events
