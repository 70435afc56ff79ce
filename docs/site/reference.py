"""Makes the pages of the API reference from the doc comments in include/ when the site is built."""

import fnmatch
import os
import re
import sys

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

sys.path.insert(0, os.path.dirname(__file__))
import declarations  # noqa: E402, next to this file

# The pages: name, title, header to include, headers described. If the header to include is None, each declaration shows its own header.
TOPICS = [
    ("handlers", "Handlers", "lambda_wasm.hpp", ["entry.hpp", "buffered.hpp", "context.hpp"]),
    ("structs", "Structs and types", "lambda_wasm.hpp", ["describe.hpp", "describe_union.hpp", "describe_value.hpp", "constraints/check.hpp", "kind.hpp", "kinds/one_or_many.hpp", "bytes.hpp"]),
    ("schemas", "JSON Schema", "lambda_wasm/json_schema.hpp", ["json_schema.hpp", "json_schema/fragment.hpp"]),
    ("json", "JSON", None, ["json/*.hpp", "storage.hpp"]),
    ("http", "HTTP", "lambda_wasm.hpp", ["http/request.hpp", "http/response.hpp", "http/headers.hpp", "http/named_values.hpp", "http/set_cookie.hpp", "http/sender.hpp", "http/status.hpp"]),
    ("routes", "Routes", "lambda_wasm.hpp", ["http/routes.hpp", "http/route/route.hpp", "http/route/parameters.hpp", "http/form_file.hpp", "http/route/reply.hpp", "http/route/files.hpp", "http/route/trailing_slash.hpp", "http/route/notes.hpp", "http/negotiate.hpp"]),
    ("middleware", "Middleware", "lambda_wasm.hpp", ["http/route/middleware.hpp", "http/middleware/*.hpp", "http/entity_tag.hpp"]),
    ("streaming", "Streaming", "lambda_wasm.hpp", ["http/response_stream.hpp", "http/event_stream.hpp"]),
    ("errors", "Errors and results", "lambda_wasm.hpp", ["error.hpp", "result.hpp"]),
    ("tasks", "Tasks", "lambda_wasm.hpp", ["task.hpp", "task/*.hpp"]),
    ("requests", "HTTP requests", "lambda_wasm/fetch.hpp", ["fetch.hpp", "fetch/*.hpp"]),
    ("javascript", "JavaScript", None, ["js/*.hpp"]),
    ("aws", "AWS", None, ["aws/*.hpp"]),
    ("dynamodb", "DynamoDB", None, ["dynamodb/*.hpp"]),
    ("events", "Events", None, ["gzipped.hpp"]),
    ("batches", "Batches", "lambda_wasm.hpp", ["batch.hpp", "batch/options.hpp"]),
    ("logging", "Logging and formatting", "lambda_wasm.hpp", ["log.hpp", "format.hpp", "formattable.hpp"]),
    ("testing", "Testing", "lambda_wasm/testing.hpp", ["testing/*.hpp"]),
    ("version", "Version and configuration", "lambda_wasm.hpp", ["version.hpp", "config.hpp"]),
]


def topic_of(declaration):
    header = declaration.header.removeprefix("lambda_wasm/")
    for name, _, _, patterns in TOPICS:
        for rank, pattern in enumerate(patterns):
            if fnmatch.fnmatch(header, pattern):
                return name, rank
    raise PluginError(f"{declaration.header} declares {declaration.name}, and no topic of docs/site/reference.py has that header")


def anchor_of(name):
    return name.removeprefix("lambda_wasm::").replace("::", "-")


class Links:
    """Finds the declaration of a name in a comment."""

    def __init__(self, found):
        self.targets, self.types = {}, {}
        for each in found:
            for one in [each, *each.members]:
                owner = each if one.kind in ("variable", "enumvalue") and one is not each else one
                self.targets[one.id] = f"{topic_of(each)[0]}.md#{anchor_of(owner.name)}"
            if each.kind in ("class", "struct", "concept", "define", "enum"):
                self.types.setdefault(each.name.removeprefix("lambda_wasm::"), self.targets[each.id])

    def apply(self, text):
        text = re.sub(r"<ref (\S+?)>(.*?)</ref>", lambda match: self.link(self.targets.get(match[1]), match[2]), text)
        return re.sub(r"(?<!\[)`([\w:]+)`(?!\])", lambda match: self.link(self.types.get(match[1]), match[1]), text)

    @staticmethod
    def link(target, name):
        return f"[`{name}`]({target})" if target else f"`{name}`"


def is_shown(member):
    """Whether a reader calls this by name, or learns from it which operations do not exist."""
    is_known = member.is_special and not member.text.endswith("= delete;")
    return member.kind not in ("class", "struct") and not is_known and member.short != "promise_type" and not member.short.startswith("await_")


def indented(text, spaces):
    return "\n".join(" " * spaces + line if line else line for line in text.split("\n"))


def synopsis(declaration):
    """A class with its members, as C++ code."""
    members = [member for member in declaration.members if is_shown(member)]
    if not members:
        return declaration.text
    fields = [member.text for member in members if member.kind == "variable"]
    others = [member.text for member in members if member.kind != "variable"]
    parts = [fields] + ([[""]] if fields and others else []) + [others]
    access = " public:\n" if declaration.kind == "class" else ""
    return declaration.text[:-1] + " {\n" + access + indented("\n".join(line for part in parts for line in part), 2) + ("\n}" if declaration.kind == "namespace" else "\n};")


def groups(members):
    """Groups overloads into lists, at the place of the first one."""
    grouped = {}
    for member in members:
        grouped.setdefault((member.name, member.kind), []).append(member)
    return list(grouped.values())


def code(text):
    return f"```cpp\n{text}\n```\n"


def describe_group(group, level):
    """A heading, the declarations, and their comments."""
    first = group[0]
    name = first.name.removeprefix("lambda_wasm::") if level == 2 else first.short
    lines = [f"{'#' * level} {name} {{#{anchor_of(first.name)}}}\n", code("\n".join(one.text for one in group if not one.text.endswith("= delete;")) if first.kind not in ("namespace", "class", "struct") else synopsis(first))]
    lines += dict.fromkeys(one.doc + "\n" for one in group if one.doc)
    lines += [f"- `{value}`{': ' + doc if doc else ''}" for value, doc in first.values] + ([""] if first.values else [])
    return lines


def describe(group, topic):
    first, (_, _, include, _) = group[0], topic
    lines = describe_group(group, 2)
    if include is None:
        lines.insert(1, f"`#include <{first.header}>`\n")
    fields = [member for member in first.members if member.kind == "variable" and member.doc]
    lines += [f"- `{field.short}`: " + field.doc.replace("\n", "\n    ") for field in fields] + ([""] if fields else [])
    for members in groups([member for member in first.members if is_shown(member) and member.kind != "variable"]):
        if any(member.doc for member in members):
            lines += describe_group(members, 3)
    return lines


def first_sentence(text):
    return re.split(r"(?<=[.:;])\s", re.sub(r"```.*", "", text, flags=re.S).strip().replace("\n", " "), maxsplit=1)[0].rstrip(".:;")


def pages():
    """All pages: {name: Markdown}."""
    found = declarations.read()
    links = Links(found)
    index = ["# Reference\n", "Every public name, by topic, from the comments in the headers. All names are in the namespace `lambda_wasm`, macros aside.\n"]
    made = {}
    for topic in TOPICS:
        name, title, include, _ = topic
        its = sorted((each for each in found if topic_of(each)[0] == name), key=lambda each: (topic_of(each)[1], each.header, each.line))
        lines = [f"# {title}\n"] + ([f"`#include <{include}>`\n"] if include else [])
        index += [f"## [{title}]({name}.md)\n"]
        for group in groups(its):
            lines += describe(group, topic)
            summary = first_sentence(next((one.doc for one in group if one.doc), ""))
            index.append(f"- [`{group[0].name.removeprefix('lambda_wasm::')}`]({name}.md#{anchor_of(group[0].name)}): {summary}")
        index.append("")
        made[f"{name}.md"] = links.apply("\n".join(lines))
    made["index.md"] = links.apply("\n".join(index))
    return made


def on_config(config):
    """Puts the topics in place of `Reference` in the navigation."""
    for item in config.nav:
        if "Reference" in item:
            item["Reference"] = ["reference/index.md"] + [{title: f"reference/{name}.md"} for name, title, _, _ in TOPICS]
    return config


def on_files(files, config):
    for name, content in pages().items():
        files.append(File.generated(config, f"reference/{name}", content=content))
    return files
