"""The public declarations of include/, as doxygen reads them, with their doc comments as Markdown.

A declaration is public if its namespace is in NAMESPACES, or if it is a macro LAMBDA_WASM_… that is not for the SDK's own use. Left out are
declarations with `@internal` in their comment: they are public in C++ only because the SDK's own code needs them.
"""

import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
NAMESPACES = {"lambda_wasm", *(f"lambda_wasm::{name}" for name in ("aws", "dynamodb", "http", "js", "log", "testing"))}
NAMESPACES_OF_VALUES = {"lambda_wasm::error_type"}  # shown as a whole, like a class
CONFIGURATION = """
FILE_PATTERNS          = *.hpp
RECURSIVE              = YES
GENERATE_HTML          = NO
GENERATE_LATEX         = NO
GENERATE_XML           = YES
XML_PROGRAMLISTING     = NO
INTERNAL_DOCS          = YES
MACRO_EXPANSION        = YES
EXPAND_ONLY_PREDEF     = YES
PREDEFINED             = LAMBDA_WASM_EXCEPTIONS=1 LAMBDA_WASM_DETAIL_COLD= LAMBDA_WASM_DETAIL_NO_DESTROY= "LAMBDA_WASM_DETAIL_REFUSE_FORMAT(x,y)="
QUIET                  = YES
WARN_IF_UNDOCUMENTED   = NO
WARN_IF_INCOMPLETE_DOC = NO
"""


@dataclass
class Declaration:
    kind: str  # namespace, class, struct, concept, function, variable, typedef, enum, define
    name: str  # qualified: lambda_wasm::Request::own
    text: str  # the declaration as in C++
    doc: str  # Markdown, with `<ref id>name</ref>` for links
    header: str  # lambda_wasm/http/request.hpp
    line: int
    id: str
    scope: str = ""
    is_default: bool = False  # = default, = delete, or an override: needs no description
    values: list = field(default_factory=list)  # of an enum: (name, doc)
    members: list = field(default_factory=list)  # of a class

    @property
    def short(self):
        return self.name.rsplit("::", 1)[-1]

    @property
    def is_special(self):
        """Whether this copies, moves or destroys an object of its class."""
        owner = self.scope.rsplit("::", 1)[-1]
        return self.short.startswith("~") or bool(re.search(rf"\b(operator=|{owner})\((const )?{owner}(<\w+>)? ?&&?( \w+)?\)", self.text))


def run_doxygen(include):
    with tempfile.TemporaryDirectory() as folder:
        settings = f'{CONFIGURATION}\nINPUT = "{include}"\nSTRIP_FROM_PATH = "{include}"\nOUTPUT_DIRECTORY = "{folder}"\n'
        done = subprocess.run([os.environ.get("DOXYGEN", "doxygen"), "-"], input=settings, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"doxygen failed:\n{done.stderr}")
        xml = os.path.join(folder, "xml")
        return [ElementTree.parse(os.path.join(xml, name)).getroot() for name in sorted(os.listdir(xml)) if name.endswith(".xml") and name != "index.xml"]


def tidy(text):
    """C++ as clang-format would write it, without the namespaces that the reader is in."""
    text = re.sub(r'("[^"]*")|\blambda_wasm::', r"\1", re.sub(r"\s+", " ", text).strip())
    text = text.replace("< ", "<")
    return re.sub(r" >(?! ?\d)", ">", text)


def tidy_declaration(text):
    """The same for a type, or for the text after a function's name."""
    text = re.sub(r" ?([*&]+) ?(?=[\w.])", r"\1 ", re.sub(r" ([*&]+)", r"\1", tidy(text)))
    text = re.sub(r"(?<![=<>!]) ?= ?(?!=)", " = ", text)
    text = re.sub(r"\) ?(&+) ?", r") \1 ", text.replace("& ...", "&... ").replace("  ", " ")).strip()
    return hide_detail(re.sub(r"\bconst ?(&+)", r"const \1", text) if ")" in text else text)


def hide_detail(text):
    """Replaces the names of detail namespaces by what a reader would write."""
    text = text.replace("detail::FixedText", "auto")
    text = re.sub(r"\bdetail::ValueOrNothing<(\w+)>", r"\1", text)
    text = re.sub(r"\bdetail::count_values<(\w+)\.\.\.>\(\)", r"sizeof...(\1)", text)
    return re.sub(r"\b(?:\w+::)*detail::\w+(<[\w, ]*>)?", "…", text)


def type_of(member):
    """The type that a function returns. The SDK's own awaiters have no name that a user would write."""
    text = tidy_declaration("".join(member.find("type").itertext())) if member.find("type") is not None else ""
    specifiers = " ".join(word for word in ("static", "constexpr", "consteval", "inline") if re.search(rf"\b{word}\b", text) and word != "inline")
    text = re.sub(r"\b(static|constexpr|consteval|inline|friend)\b ?", "", text)
    if text.startswith("…") and member.get("kind") != "typedef":
        text = "auto"
    in_class = member.get("static") == "yes" and member.get("kind") in ("function", "variable") and "::" in (member.findtext("qualifiedname") or "").replace("lambda_wasm::", "", 1)
    return f"{'static ' if in_class and 'static' not in specifiers else ''}{specifiers} {text}".strip()


def template_of(element):
    parameters = element.find("templateparamlist")
    if parameters is None:
        return ""
    shown = []
    for parameter in parameters:
        name, default = parameter.findtext("declname"), "".join(parameter.find("defval").itertext()) if parameter.find("defval") is not None else None
        shown.append(" ".join(filter(None, ["".join(parameter.find("type").itertext()), name, f"= {default}" if default else None])))
    clause = element.findtext("requiresclause")
    return f"template <{hide_detail(tidy(', '.join(shown)))}>\n" + (f"  requires {tidy(clause)}\n" if clause and "detail::" not in clause else "")


def wrap(text):
    """Puts each parameter of a long declaration on a line of its own."""
    if len(text) <= 96 or "(" not in text:
        return text
    head, rest = text.split("(", 1)
    parts, depth, start = [], 0, 0
    for at, character in enumerate(rest):
        depth += character in "(<{"
        depth -= character in ")>}"
        if depth < 0 or (character == "," and depth == 0):
            parts.append(rest[start:at].strip())
            start = at + 1
            if depth < 0:
                return f"{head}(\n    " + ",\n    ".join(parts) + rest[at:]
    return text


def member_text(member):
    kind, name = member.get("kind"), member.findtext("name")
    if kind == "define":
        parameters = [parameter.findtext("defname") or "" for parameter in member.findall("param")]
        return f"#define {name}" + (f"({', '.join(parameters)})" if parameters else "")
    if kind == "enum":
        values = ", ".join(value.findtext("name") + ((" " + value.findtext("initializer").strip()) if value.findtext("initializer") else "") for value in member.findall("enumvalue"))
        return f"enum class {name} {{ {values} }};"
    if kind == "typedef":
        return f"{template_of(member)}using {name} = {type_of(member)};"
    if kind == "variable":
        initializer = tidy("".join(member.find("initializer").itertext())) if member.find("initializer") is not None else ""
        initializer = f" {re.sub('^= ?', '= ', initializer)}" if initializer.startswith("=") else initializer
        return f"{template_of(member)}{type_of(member)} {name}{initializer};"
    before = " ".join(filter(None, ["explicit" if member.get("explicit") == "yes" and not type_of(member).startswith("explicit") else "", type_of(member), name]))
    awaited = "  // to co_await" if re.search(r"\bdetail::\w*Awaiter\b", "".join(member.find("type").itertext())) else ""
    return template_of(member) + wrap(before + tidy_declaration(member.findtext("argsstring") or "")) + f";{awaited}"


# ---- Doc comments

def markdown_of(element):
    """The text of a description, in Markdown."""
    return re.sub(r"\n{3,}", "\n\n", "".join(blocks_of(element))).strip() if element is not None else ""


def plain(text):
    """Text with the characters escaped that have a meaning in Markdown."""
    return re.sub(r"([<*])", lambda match: {"<": "&lt;", "*": "\\*"}[match[1]], text or "")


def inline(element):
    return plain(element.text) + "".join(inline_of(child) + plain(child.tail) for child in element)


def inline_of(child):
    if child.tag == "computeroutput":
        code = "".join(child.itertext())
        return f"``{code}``" if "`" in code else f"`{code}`"
    if child.tag == "ref":
        return f'<ref {child.get("refid")}>{"".join(child.itertext())}</ref>'
    if child.tag == "ulink":
        return f'[{inline(child)}]({child.get("url")})'
    if child.tag in ("bold", "emphasis"):
        return f"**{inline(child)}**"
    return inline(child)


SECTIONS = {"return": "**Returns** ", "note": "**Note** ", "pre": "**Requires** ", "see": "**See** ", "warning": "**Warning** ", "attention": "**Note** "}


def blocks_of(element):
    """The blocks of a description, each followed by an empty line."""
    text = plain(element.text)
    for child in element:
        block = block_of(child)
        if block is None:
            text += inline_of(child)
        else:
            if text.strip():
                yield " ".join(text.split()) + "\n\n"
            yield block + "\n\n"
            text = ""
        text += plain(child.tail)
    if text.strip():
        yield " ".join(text.split()) + "\n\n"


def block_of(child):
    if child.tag == "para":
        return markdown_of(child)
    if child.tag in ("verbatim", "programlisting"):
        lines = "".join(child.itertext()).rstrip().split("\n")
        return "```cpp\n" + "\n".join(line.rstrip() for line in lines) + "\n```"
    if child.tag in ("itemizedlist", "orderedlist"):
        mark = "-" if child.tag == "itemizedlist" else "1."
        return "\n".join(f"{mark} " + markdown_of(item).replace("\n", "\n    ") for item in child.findall("listitem"))
    if child.tag == "table":
        rows = [[markdown_of(entry).replace("|", "\\|").replace("\n", " ") for entry in row.findall("entry")] for row in child.findall("row")]
        return "\n".join("| " + " | ".join(cells) + " |" + ("\n" + "|---" * len(cells) + "|" if i == 0 else "") for i, cells in enumerate(rows))
    if child.tag == "simplesect":
        return SECTIONS.get(child.get("kind"), "") + ended(markdown_of(child))
    if child.tag == "parameterlist":
        what = {"exception": "**Throws** ", "retval": "**Returns** "}.get(child.get("kind"), "")
        items = []
        for item in child.findall("parameteritem"):
            names = ", ".join(f"`{inline(name)}`" if not what else inline(name) for name in item.iter("parametername"))
            items.append(f"{what}{names}{' ' if what else ': '}{ended(markdown_of(item.find('parameterdescription')))}")
        return "\n\n".join(items) if what else "\n".join(f"- {item}" for item in items)
    return None


def ended(text):
    """The text with a full stop, if it is a sentence without one."""
    return text + "." if re.search(r"[\w`)]$", text) else text


def doc_of(element):
    parts = [markdown_of(element.find(name)) for name in ("briefdescription", "detaileddescription")]
    return "\n\n".join(part for part in parts if part)


def is_internal(element):
    return any(next(element.find(name).iter("internal"), None) is not None for name in ("briefdescription", "detaileddescription") if element.find(name) is not None)


# ---- Declarations

def read(include=os.path.join(ROOT, "include")):
    """All public declarations, in the order of the files. The declarations of a class are its members."""
    found, classes, seen = [], {}, set()
    roots = run_doxygen(include)
    compounds = [compound for root in roots for compound in root.iter("compounddef")]
    for compound in compounds:
        kind, name = compound.get("kind"), compound.findtext("compoundname")
        if (kind not in ("class", "struct", "concept") and name not in NAMESPACES_OF_VALUES) or compound.get("prot", "public") != "public" or is_internal(compound) or "<" in name:
            continue  # a specialisation is described with its primary template
        scope = name.rsplit("::", 1)[0]
        if kind == "concept":
            text = f"{template_of(compound)}concept {name.rsplit('::', 1)[-1]};"
        else:
            bases = [re.sub(r"\s*([<>])\s*", r"\1", "".join(base.itertext())) for base in compound.findall("basecompoundref") if base.get("prot") == "public" and "detail::" not in base.text]
            text = f"{template_of(compound)}{kind} {name.rsplit('::', 1)[-1]}" + (f" : {', '.join(f'public {base}' for base in bases)}" if bases else "") + ";"
        location = compound.find("location")
        classes[name] = Declaration(kind, name, text, doc_of(compound), location.get("file"), int(location.get("line")), compound.get("id"), scope)
    for compound in compounds:
        kind, scope = compound.get("kind"), compound.findtext("compoundname")
        if not (kind == "file" or scope in NAMESPACES or scope in classes):
            continue
        for member in compound.iter("memberdef"):
            name, location = member.findtext("name"), member.find("location")
            is_macro = member.get("kind") == "define"
            if member.get("id") in seen or member.get("prot") != "public" or member.get("kind") == "friend" or is_internal(member) or (kind == "file") != is_macro or name.endswith("_"):
                continue
            if is_macro and (not name.startswith("LAMBDA_WASM_") or "_DETAIL_" in name) or location is None:
                continue
            seen.add(member.get("id"))
            arguments = member.findtext("argsstring") or ""
            is_default = bool(re.search(r"= ?(default|delete)$|\boverride\b", arguments))
            values = [(value.findtext("name"), doc_of(value)) for value in member.findall("enumvalue")]
            if name == "explicit":  # doxygen's name of a constructor that is explicit under a condition
                name = scope.rsplit("::", 1)[-1]
            qualified = name if is_macro else f"{scope}::{name}"
            found.append(Declaration(member.get("kind"), qualified, member_text(member), doc_of(member), location.get("file"), int(location.get("line")), member.get("id"), "" if is_macro else scope, is_default, values))
    for each in sorted([*found, *classes.values()], key=lambda each: (each.header, each.line)):
        if each.scope in classes:
            classes[each.scope].members.append(each)
    everything = [each for each in [*found, *classes.values()] if each.scope in NAMESPACES or each.kind == "define"]
    return sorted(everything, key=lambda each: (each.header, each.line))
