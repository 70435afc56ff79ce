// A described struct that contains itself through another one. In JSON text, the sender would choose how deep it nests.
// REJECT SAYS A described struct contains itself, directly or through other structs, so its schema would be infinite: make the member nlohmann::json (with <lambda_wasm/json/nlohmann.hpp>), or refer to the other objects by an id.
#include <lambda_wasm.hpp>
#include <lambda_wasm/json/nlohmann.hpp>

namespace lw = lambda_wasm;

struct Section;
struct Chapter {
  std::map<std::string, Section> sections;
};
LAMBDA_WASM_DESCRIBE(Chapter, sections)
struct Section {
  std::vector<std::pair<std::string, std::string>> texts;
#ifdef ACCEPT
  nlohmann::json appendix;
#endif
#ifdef REJECT
  lw::OneOrMany<Chapter> appendix;
#endif
};
LAMBDA_WASM_DESCRIBE(Section, texts, appendix)

std::string again(std::string_view text) { return lw::to_json(lw::from_json<Chapter>(text)); }
