"""Makes pages for files outside docs/, so that a link works both on the site and in the repository.

A page may contain `[hello](../examples/hello)` or `[its source](../examples/hello/main.cpp)`. The site has a page for each target under
repository/: the file itself if it is Markdown, the text of another file, and for a folder its README.md with a list of its files. Pictures
are copied. The navigation of mkdocs.yml uses the same names of pages: `repository/CHANGELOG.md`.
"""

import os
import posixpath
import re

from mkdocs.structure.files import File, InclusionLevel

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
PICTURES = (".svg", ".png")
LANGUAGES = {".cpp": "cpp", ".hpp": "cpp", ".h": "cpp", ".mjs": "js", ".js": "js", ".json": "json", ".cmake": "cmake", ".yml": "yaml", ".sh": "sh", ".py": "python"}
LANGUAGES_OF_NAMES = {"CMakeLists.txt": "cmake", "Makefile": "make"}
FENCE = re.compile(r"^ *(```+|~~~+)")
LINK = re.compile(r"\]\((?!\w+:|#|/)([^)#\s]+)((?:#[^)\s]*)?)\)")


def page_of(path):
    """The page that shows a file or folder of the project; paths are relative to the project's folder."""
    if path.startswith("docs/"):
        return path.removeprefix("docs/")
    if path.endswith("/README.md"):
        path = posixpath.dirname(path)
    return f"repository/{path}" if path.endswith((".md", *PICTURES)) else f"repository/{path}.md"


def rewrite(markdown, path, found):
    """Converts the links of a file at `path` into links of its page. Adds targets outside docs/ to `found`."""

    def link(match):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[1]))
        if target.startswith("docs/") and path.startswith("docs/") or target.startswith("..") or not os.path.exists(os.path.join(ROOT, target)):
            return match[0]  # within docs/, or broken: MkDocs reports that
        if not target.startswith("docs/"):
            found.append(target)
        return f"]({posixpath.relpath(page_of(target), posixpath.dirname(page_of(path)))}{match[2]})"

    lines, fence = [], None
    for line in markdown.split("\n"):
        opening = FENCE.match(line)
        if opening and (fence is None or opening[1].startswith(fence)):
            fence = opening[1] if fence is None else None
        lines.append(line if fence or opening else LINK.sub(link, line))
    return "\n".join(lines)


def text_of(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def show(path):
    """A page for a file that is not Markdown."""
    text, name = text_of(path).rstrip("\n"), posixpath.basename(path)
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in re.findall("`+", text)), default=0))
    language = LANGUAGES_OF_NAMES.get(name, LANGUAGES.get(posixpath.splitext(name)[1], "text"))
    return f"---\nsearch:\n  exclude: true\n---\n\n# {path}\n\n{fence}{language}\n{text}\n{fence}\n"


def show_folder(path):
    names = sorted(name for name in os.listdir(os.path.join(ROOT, path)) if not name.startswith("."))
    files = [name for name in names if os.path.isfile(os.path.join(ROOT, path, name))]
    head = text_of(f"{path}/README.md").rstrip("\n") if "README.md" in files else f"# {path}"
    return "\n".join([head, "", "## Files", "", *(f"- [{name}]({name})" for name in files if name != "README.md")]) + "\n"


def named_in(nav):
    """The pages of the navigation that are outside docs/."""
    if isinstance(nav, str):
        page = nav.removeprefix("repository/")
        return [] if page == nav else [page if os.path.exists(os.path.join(ROOT, page)) else page.removesuffix(".md")]
    return [page for item in (nav.values() if isinstance(nav, dict) else nav or []) for page in named_in(item)]


def on_files(files, config):
    waiting, made = named_in(config.nav), set()
    for page in files.documentation_pages():
        rewrite(page.content_string, f"docs/{page.src_uri}", waiting)
    while waiting:
        path = waiting.pop()
        if path.endswith("/README.md"):
            path = posixpath.dirname(path)
        name = page_of(path)
        if name in made:
            continue
        made.add(name)
        if path.endswith(PICTURES):
            files.append(File.generated(config, name, abs_src_path=os.path.join(ROOT, path)))
            continue
        if os.path.isdir(os.path.join(ROOT, path)):
            content = rewrite(show_folder(path), f"{path}/README.md", waiting)
        else:
            content = rewrite(text_of(path), path, waiting) if path.endswith(".md") else show(path)
        files.append(File.generated(config, name, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_markdown(markdown, page, config, files):
    return markdown if page.file.generated_by else rewrite(markdown, f"docs/{page.file.src_uri}", [])
