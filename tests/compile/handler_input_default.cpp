// An input is made before it is read.
// REJECT SAYS lambda_wasm: an input is made before it is read: give its type a default constructor.
#include <string>
#include <utility>

#include <lambda_wasm.hpp>

struct NoteId {
#ifdef ACCEPT
  NoteId() = default;
#endif
  explicit NoteId(std::string value) : text(std::move(value)) {}
  std::string text;
};
LAMBDA_WASM_DESCRIBE_VALUE(NoteId, text)
LAMBDA_WASM_HANDLER([](const NoteId& id) { return id.text; })

struct Note {
#ifdef ACCEPT
  Note() = default;
#endif
  explicit Note(std::string value) : text(std::move(value)) {}
  std::string text;
};
LAMBDA_WASM_DESCRIBE(Note, text)
LAMBDA_WASM_EXPORT("note", [](const Note& note) { return note.text; })

std::string shout(const NoteId& id) { return id.text; }
LAMBDA_WASM_FUNCTION(shout)
