// Notices of a FIFO queue: those to one customer are sent in order, and a failed one holds back only the later ones to the same customer.

#include <string>

#include <lambda_wasm.hpp>
#include <lambda_wasm/events/sqs.hpp>

namespace lw = lambda_wasm;

namespace notices {

struct Notice {
  std::string to;
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Notice, (to, max_length(254)), (text, min_length(1)))

void send(const Notice& notice) {
  if (notice.to.find('@') == std::string::npos) throw lw::Error("notices::NoAddress", "\"" + notice.to + "\" is no address.");
  lw::log::info("to {}: {}", notice.to, notice.text);  // in its place: a request to a service that sends mail
}

lw::events::BatchResponse work(const lw::events::SqsEvent& event, const lw::Context& context) {
  return lw::batch(event, context, [](const lw::events::SqsMessage& message) { send(message.json<Notice>()); });
}

}  // namespace notices

LAMBDA_WASM_HANDLER(notices::work)
