#include <catch_amalgamated.hpp>

#include <string>
#include <string_view>

#include <lambda_wasm/http/route/key.hpp>

using namespace lambda_wasm::detail;

TEST_CASE("a key is a method and a path") {
  constexpr RouteKey key("DELETE /notes/{id}");
  STATIC_CHECK(key.method == Method::bit("DELETE"));
  STATIC_CHECK(key.path == "/notes/{id}");
  CHECK(RouteKey("POST").path.empty());
  CHECK(RouteKey("ANY /").method == Method::any);
  CHECK(RouteKey("any /").method == 0);
  CHECK(count_parameters("/a/{b}/c/{d+}") == 2);
}

TEST_CASE("what is no key is refused") {
  CHECK(problem_of_key("GET /notes/{id}/parts/{part+}") == KeyProblem::none);
  CHECK(problem_of_key("GET /") == KeyProblem::none);
  CHECK(problem_of_key("POST") == KeyProblem::none);  // in a group
  CHECK(problem_of_key("/notes") == KeyProblem::method);
  CHECK(problem_of_key("FETCH /notes") == KeyProblem::method);
  CHECK(problem_of_key("GET notes") == KeyProblem::slash);
  CHECK(problem_of_key("GET /{file}.png") == KeyProblem::brace);
  CHECK(problem_of_key("GET /{id") == KeyProblem::brace);
  CHECK(problem_of_key("GET /id}") == KeyProblem::brace);
  CHECK(problem_of_key("GET /{a{b}}") == KeyProblem::brace);
  CHECK(problem_of_key("GET /{}") == KeyProblem::name);
  CHECK(problem_of_key("GET /{+}") == KeyProblem::name);
  CHECK(problem_of_key("GET /{note id}") == KeyProblem::name);
  CHECK(problem_of_key("GET /{path+}/more") == KeyProblem::rest);
  CHECK(problem_of_key("GET /{id}/{id}") == KeyProblem::same_name);
  CHECK(problem_of_key("GET /{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}") == KeyProblem::none);
  CHECK(problem_of_key("GET /{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}") == KeyProblem::many);
}
