// Writes the C++ functions that are measured.
//
//   node generate.mjs FOLDER
//
// routes_N has N routes, hand_N the same handlers and replies without them, match_N only finds routes; alone_N, which is only compiled, has
// the handlers of routes_N, and takes requests. base has two routes and middleware of its own, and with_PART one part of the kit more.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { COUNTS, routesOf } from './table.mjs';

const [folder] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const handlers = (routes) => routes.map(({ resource, kind, name }, i) => [
  `static std::string ${name}() { return "all ${resource}"; }`,
  `static std::string ${name}(std::string_view id) { return std::string("one of ${resource}: ").append(id); }`,
  `static lw::Response ${name}(const lw::Request& request) { return {201, std::string("made of ${resource}: ").append(request.body())}; }`,
  `static void ${name}(std::uint32_t id) { touched += id * ${i + 1}; }`,
  `static std::string ${name}(std::string_view id, std::uint32_t part) { return std::string("part of ${resource}: ").append(id) + (part > 9 ? "x" : "y"); }`,
][kind]).join('\n');

const SIGNATURES = ['std::string (*)()', 'std::string (*)(std::string_view)', 'lw::Response (*)(const lw::Request&)', 'void (*)(std::uint32_t)', 'std::string (*)(std::string_view, std::uint32_t)'];

const beginning = (routes) => `#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;
[[maybe_unused]] static std::uint32_t touched = 0;
${handlers(routes)}
`;
const table = (routes) => `constexpr auto api = lw::routes(\n  ${routes.map(({ method, path: key, name }) => `lw::route<"${method} ${key}", ${name}>`).join(',\n  ')});\n`;

const match = `
template <class... Parts>
constexpr const lw::detail::RoutePlan& plan_of(const lw::Routes<Parts...>&) { return lw::detail::PlanOf<Parts...>::plan; }
static std::vector<std::string> methods, paths;
static lw::detail::RouteMatch match(std::string_view method, std::string_view path) {
  lw::detail::RouteMatch found;
  lw::detail::RouteWalk(plan_of(api).table, lw::detail::Method::bit(method), lw::detail::normal_path(path, false, lw::host::storage()), found);
  return found;
}
void add(std::string_view method, std::string_view path) { methods.emplace_back(method); paths.emplace_back(path); }
LAMBDA_WASM_FUNCTION(add)
std::uint32_t run(std::uint32_t rounds) {
  std::uint32_t sum = 0;
  for (std::uint32_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < paths.size(); ++i) sum += match(methods[i], paths[i]).route;
  }
  return sum;
}
LAMBDA_WASM_FUNCTION(run)
`;

// The same by hand: the resource by its name, then the rest of the path, then the method.
const byHand = (routes) => {
  const has = (resource, kind) => routes.some((route) => route.resource === resource && route.kind === kind);
  const allow = (...methods) => `"${methods.filter(Boolean).join(', ')}"`;
  const block = (resource) => `  if (first == "${resource}") {
    if (path.empty()) {
      if (gets) return text(${resource}_0());
      ${has(resource, 2) ? `if (request.method == "POST") return ${resource}_2(request);` : ''}
      return refuse(request, ${allow('GET, HEAD', has(resource, 2) && 'POST', 'OPTIONS')});
    }
    ${has(resource, 1) ? `const std::string_view id = next(path);
    if (id.empty()) throw nothing();
    if (path.empty()) {
      if (gets) return text(${resource}_1(id));
      ${has(resource, 3) ? `if (request.method == "DELETE") {
        ${resource}_3(number("id", id));
        return {204};
      }` : ''}
      return refuse(request, ${allow('GET, HEAD', has(resource, 3) && 'DELETE', 'OPTIONS')});
    }` : ''}
    ${has(resource, 4) ? `if (next(path) != "parts" || path.size() < 2 || path.find('/', 1) != std::string_view::npos) throw nothing();
    if (!gets) return refuse(request, "GET, HEAD, OPTIONS");
    const std::uint32_t part = number("part", path.substr(1));
    return text(${resource}_4(id, part));` : 'throw nothing();'}
  }`;
  return `
static lw::Response text(std::string body) { return {200, std::move(body), {{"content-type", "text/plain; charset=utf-8"}}}; }
static lw::HttpError nothing() { return lw::HttpError(404, "There is nothing at this path."); }
${routes.length < 4 ? '' : `static std::uint32_t number(std::string_view name, std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc() && end == digits.data() + digits.size()) return value;
  const std::string place = "/" + std::string(name), found = "string \\"" + std::string(digits) + "\\"";
  lw::HttpError wrong(404, "The value at " + place + " does not fit: expected unsigned integer of 32 bits, found " + found + ".");
  wrong.add({place, "unsigned integer of 32 bits", found});
  throw wrong;
}`}
static lw::Response refuse(const lw::Request& request, const char* allow) {
  if (request.method == "OPTIONS") return {204, {}, {{"allow", allow}}};
  return {405, R"({"title":"Method Not Allowed","status":405,"detail":"This path takes other methods."})",
          {{"content-type", "application/problem+json"}, {"allow", allow}}};
}
static std::string_view next(std::string_view& path) {
  if (path.empty()) return {};
  std::size_t end = path.find('/', 1);
  if (end == std::string_view::npos) end = path.size();
  const std::string_view segment = path.substr(1, end - 1);
  path.remove_prefix(end);
  return segment;
}
static lw::Response route(const lw::Request& request) {
  const bool gets = request.method == "GET" || request.method == "HEAD";
  std::string_view path = request.path;
  const std::string_view first = next(path);
${[...new Set(routes.map(({ resource }) => resource))].map(block).join('\n')}
  throw nothing();
}
static lw::Response by_hand(const lw::Request& request) {
  lw::Response response = route(request);
  if (request.method == "HEAD") response.body.clear();
  return response;
}
LAMBDA_WASM_HANDLER(by_hand)
`;
};

const write = (name, text) => writeFileSync(path.join(folder, `${name}.cpp`), text);
for (const count of COUNTS) {
  const routes = routesOf(count);
  write(`routes_${count}`, `${beginning(routes)}${table(routes)}LAMBDA_WASM_HANDLER(api)\n`);
  write(`hand_${count}`, `${beginning(routes)}${byHand(routes)}`);
  write(`match_${count}`, `${beginning(routes)}${table(routes)}${match}`);
}
// One route of ten waits.
const ten = routesOf(10);
const waiting = beginning(ten).replace('static std::string users_0() { return "all users"; }',
  'static lw::Task<std::string> users_0() { co_await lw::sleep_for(std::chrono::milliseconds(1)); co_return "all users"; }');
write('waiting_10', `${waiting}${table(ten)}LAMBDA_WASM_HANDLER(api)\n`);

const most = routesOf(Math.max(...COUNTS));
write(`alone_${most.length}`, `${beginning(most)}static void* const addresses[] = {${most.map(({ name, kind }) => `reinterpret_cast<void*>(static_cast<${SIGNATURES[kind]}>(${name}))`).join(', ')}};
static lw::Response handler(const lw::Request& request) { return {addresses[request.path.size() % ${most.length}] == nullptr ? 404 : 200}; }
LAMBDA_WASM_HANDLER(handler)
`);

// What one part adds to a function that has routes and middleware.
const PARTS = {
  base: {},
  with_cors: { first: 'lw::cors<lw::origin("https://app.example"), lw::credentials, lw::max_age(600)>, ' },
  with_compress: { more: 'lw::compress<>, ' },
  with_etag: { more: 'lw::etag, ' },
  with_files: { last: ', lw::files<"/">' },
  with_jwt: { user: 'lw::jwt<User, lw::rs256, lw::key_variable("RS256")>' },
  with_es256: { user: 'lw::jwt<User, lw::es256, lw::key_variable("ES256")>' },
  with_hs256: { user: 'lw::jwt<User, lw::hs256, lw::key_variable("HS256")>' },
  with_form: { draft: 'const lw::Form<Draft>&' },
  with_multipart: { draft: 'const lw::Form<Draft, lw::FormBody::any>&' },
};
for (const [name, { first = '', more = '', last = '', user = 'lw::use<authenticate>', draft = 'lw::Given<User>' }] of Object.entries(PARTS)) {
  write(name, `#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;
struct User { std::string sub; };
LAMBDA_WASM_DESCRIBE(User, sub)
struct Draft { std::string sub; };
LAMBDA_WASM_DESCRIBE(Draft, sub)
[[maybe_unused]] static User authenticate(const lw::Request& request) {
  const std::optional<std::string_view> token = request.header<"authorization">();
  if (!token) throw lw::HttpError(401, "Say who you are.");
  return {std::string(*token)};
}
static void identify(const lw::Request& request, lw::ResponseHead& head) { head.headers.set("x-request-id", request.request_id()); }
static std::string me(lw::Given<User> given) { return given->sub; }
static std::string create(${draft} given) { return given->sub; }
constexpr auto api = lw::routes(${first}lw::after<identify>, ${more}${user}, lw::route<"GET /me", me>, lw::route<"POST /me", create>${last});
LAMBDA_WASM_HANDLER(api)
`);
}
mkdirSync(path.join(folder, 'public'));
writeFileSync(path.join(folder, 'public', 'a.txt'), 'a');
