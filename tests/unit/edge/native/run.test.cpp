#include <catch_amalgamated.hpp>

#include <cstdio>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <lambda_wasm/edge/native.hpp>

using namespace lambda_wasm;
using detail::Registered;

namespace {

// Hides the program's registered handlers while it lives.
struct NoHandlers {
  NoHandlers() : kept(Registered::first()) { Registered::first() = nullptr; }
  NoHandlers(const NoHandlers&) = delete;
  ~NoHandlers() { Registered::first() = kept; }
  Registered* kept;
};

struct Ran {
  int status;
  std::string out, err;
};
Ran run(std::vector<std::string> arguments, const std::string& in) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  std::istringstream input(in);
  std::ostringstream out, err;
  auto* const cin = std::cin.rdbuf(input.rdbuf());
  auto* const cout = std::cout.rdbuf(out.rdbuf());
  auto* const cerr = std::cerr.rdbuf(err.rdbuf());
  const int status = edge::run(static_cast<int>(argv.size()), argv.data());
  std::cin.rdbuf(cin);
  std::cout.rdbuf(cout);
  std::cerr.rdbuf(cerr);
  return {status, out.str(), err.str()};
}

double twice(double value) { return 2 * value; }
std::string shout(const std::string& text) { return text + "!"; }
void fail() { throw std::out_of_range("too \"far\""); }

template <auto function>
detail::Status invoke(host::Message message, wire::Block& block, detail::Pass pass) {
  auto pointer = function;
  return detail::HandlerOf<decltype(pointer)>::invoke(pointer, message, block, pass);
}
constexpr const char* handler = detail::handler_text<"handler", double, double>.data();
constexpr const char* shouting = detail::handler_text<"shout", std::string, std::string>.data();
constexpr const char* failing = detail::handler_text<"fail", detail::Nothing, void>.data();

}  // namespace

TEST_CASE("a native function replies to the event on standard input") {
  const NoHandlers none;
  const Registered first(handler, invoke<&twice>), second(shouting, invoke<&shout>);
  const Ran reply = run({"program"}, " 21 ");
  CHECK(reply.status == 0);
  CHECK(reply.out == "42\n");
  CHECK(reply.err.empty());
  CHECK(run({"program", "--handler", "handler"}, "0.5").out == "1\n");
  CHECK(run({"program", "--handler", "shout"}, "\"é\"").out == "\"é!\"\n");
}

TEST_CASE("a native function without the default handler tells how to name one") {
  const NoHandlers none;
  const Registered only(shouting, invoke<&shout>);
  const Ran unnamed = run({"program"}, "1");
  CHECK(unnamed.status == 2);
  CHECK(unnamed.err == "The program has no handler named \"handler\": it has shout. Say which: --handler name.\n");
}

TEST_CASE("a function error is written to standard error in Lambda's form") {
  const NoHandlers none;
  const Registered only(handler, invoke<&twice>), other(failing, invoke<&fail>);
  const Ran thrown = run({"program", "--handler", "fail"}, "null");
  CHECK(thrown.status == 1);
  CHECK(thrown.out.empty());
  CHECK(thrown.err == "{\"errorType\":\"std::out_of_range\",\"errorMessage\":\"too \\\"far\\\"\"}\n");

  const Ran wrong = run({"program"}, "\"x\"");
  CHECK(wrong.status == 1);
  CHECK(wrong.err ==
        "{\"errorType\":\"lambda_wasm::InvalidEvent\",\"errorMessage\":\"The value does not fit: expected number, found string "
        "\\\"x\\\".\"}\n");

  const Ran text = run({"program"}, "{");
  CHECK(text.status == 1);
  CHECK(text.err ==
        "{\"errorType\":\"lambda_wasm::InvalidJson\",\"errorMessage\":\"The event is not JSON: it ends too early.\"}\n");
  CHECK(run({"program"}, "").err == text.err);
}

TEST_CASE("wrong usage prints one sentence") {
  const NoHandlers none;
  const Ran empty = run({"program"}, "1");
  CHECK(empty.status == 2);
  CHECK(empty.err == "The program has no handler: put LAMBDA_WASM_HANDLER(callable) into one of its sources.\n");

  const Registered first(handler, invoke<&twice>), second(shouting, invoke<&shout>);
  const Ran unknown = run({"program", "--handler", "buy"}, "1");
  CHECK(unknown.status == 2);
  CHECK(unknown.err == "The program has no handler named \"buy\": it has handler, shout.\n");

  const Registered third(handler, invoke<&twice>);
  const Ran two = run({"program"}, "1");
  CHECK(two.status == 2);
  CHECK(two.err ==
        "Two handlers are named \"handler\": give one of them another name with LAMBDA_WASM_EXPORT(name, callable).\n");
  CHECK(run({"program", "--handler", "shout"}, "\"x\"").status == 0);

  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"program", "event.json"}, {"program", "--handler"}, {"program", "--name", "x"}, {"program", "--handler", "x", "y"}}) {
    const Ran usage = run(arguments, "1");
    CHECK(usage.status == 2);
    CHECK(usage.out.empty());
    CHECK(usage.err == "usage: program [--handler name] < event.json\n");
  }
}
