"""Checks that every public declaration has a doc comment that says more than its name.

Prints the problems, and exits with 1 if there are any. First it checks itself with a header that contains such problems.
"""

import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "site"))
import declarations  # noqa: E402, the reference is made with it too

# Names whose meaning the language or the standard library defines.
STANDARD = {"begin", "end", "empty", "data", "size", "value_type", "iterator", "await_ready", "await_suspend", "await_resume", "promise_type"}
GLUE = set("a an the of to in is are as it its this that which for by or and with".split())


def is_known(declaration):
    """Whether a declaration needs no comment."""
    return declaration.is_default or declaration.is_special or declaration.short in STANDARD or declaration.short.startswith("operator") or declaration.short.endswith("iterator")


def words_of(text):
    """The words of a name, a type or a sentence, in lower case and in the singular."""
    return {word.lower().rstrip("s") or word for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", text)}


def repeats(declaration):
    said = words_of(re.sub(r"<ref \S+>|</ref>", "", declaration.doc)) - {word.rstrip("s") or word for word in GLUE}
    return said <= words_of(f"{declaration.name} {declaration.text}")


def problems_of(found):
    for declaration in found:
        others = [other for other in found if other.name == declaration.name]
        yield from problem_of(declaration, any(other.doc for other in others))
        for member in declaration.members:
            others = [other for other in declaration.members if other.name == member.name]
            # The comment of a class may describe its data members.
            named = member.kind == "variable" and re.search(rf"`{member.short}`", declaration.doc)
            yield from problem_of(member, bool(named) or any(other.doc for other in others))


def problem_of(declaration, is_described):
    where = f"include/{declaration.header}:{declaration.line}: {declaration.name}"
    if not is_described and not is_known(declaration):
        yield f"{where} has no doc comment: state its contract"
    elif declaration.doc and repeats(declaration):
        yield f"{where} says only its name again: {declaration.doc}"


MISTAKES = """
#pragma once
/// A shop, which sells what `stock` has.
namespace lambda_wasm {
/// A basket. `owner` is whoever fills it.
struct Basket {
  int owner;
  int weight;
  /// The count of the basket.
  int count() const;
  /// Grams, of all that lies in it.
  int total() const;
  Basket(const Basket& other);
  int total(int from) const;
  /// @internal For the SDK.
  void hidden();
};
void sell(const Basket& basket);
namespace detail {
void hidden();
}
}  // namespace lambda_wasm
"""
FOUND = ["Basket::weight has no doc comment", "Basket::count says only its name again", "sell has no doc comment"]


def try_itself():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "shop.hpp"), "w", encoding="utf-8") as file:
            file.write(MISTAKES)
        problems = list(problems_of(declarations.read(folder)))
    said = [problem for problem, mistake in zip(problems, FOUND) if mistake in problem]
    if len(said) != len(FOUND) or len(problems) != len(FOUND):
        sys.exit("of a header with mistakes it says:\n" + "\n".join(problems) + "\nand should have said:\n" + "\n".join(FOUND))


def main():
    try_itself()
    problems = list(problems_of(declarations.read()))
    print("\n".join(problems))
    sys.exit(1 if problems else 0)


main()
