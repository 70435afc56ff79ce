#include <cstdint>
#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Payment {
  std::uint64_t order = 0;
  std::string customer;
  double amount = 0;
};
LAMBDA_WASM_DESCRIBE(Payment, order, customer, amount)

void charge(const Payment& payment) {
  lw::log::info("charging {} for {}", payment.amount, payment.customer);
  if (payment.amount <= 0) lw::log::warn("the amount is not positive", lw::log::field("order", payment.order));
}

}  // namespace

LAMBDA_WASM_EXPORT(charge, charge)
