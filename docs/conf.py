"""The manual: `make manual` builds it once in each language from the pages beside this file.

`NAME.id.md` is the Indonesian of `NAME.md`; each build leaves out the other's. A page without a partner speaks to both
and is in both. The language is that of the build: `sphinx-build -D language=id`.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from asn_neutrality.colours.lexer import LaranganLexer  # noqa: E402 - of this checkout, wherever it is
from asn_neutrality.version import VERSION  # noqa: E402 - the same

project = "asn-neutrality"
author = "the asn-neutrality authors"
version = release = VERSION
extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns: list[str] = []

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True

# Some examples are broken on purpose: the smallest file that gives a diagnostic.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["manual.css"]
html_show_sourcelink = False
html_show_copyright = False

TITLES = {"en": "asn-neutrality: the manual", "id": "asn-neutrality: buku panduan"}
THIS_PAGE = {"en": "this page", "id": "halaman ini"}
LINK = re.compile(r"(?<!!)\[(?P<text>[^\]\n]+)\]\((?P<path>(?![a-z]+:)[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")

# Pages whose text stands elsewhere, and pages with pages below them.
FROM_OUTSIDE = {"contributing": HERE.parent / "CONTRIBUTING.md"}
BELOW = {"law": "law/*", "diagnostics/README": "*", "decisions/README": "*"}


def _pages_of_the_other(language: str) -> list[str]:
    """The pages that this language's build leaves out."""
    indonesian = [path.relative_to(HERE) for path in HERE.rglob("*.id.md")]
    english = [path.with_name(path.name.replace(".id.md", ".md")) for path in indonesian]
    return [path.as_posix() for path in (english if language == "id" else indonesian)]


def _choose(_: Sphinx, config: Config) -> None:
    """Leave out the other language, and begin at this one's first page."""
    language = "id" if config.language == "id" else "en"
    config.root_doc = "index.id" if language == "id" else "index"
    config.html_title = TITLES[language]
    config.exclude_patterns = [*config.exclude_patterns, *_pages_of_the_other(language)]


def _read(app: Sphinx, name: str, source: list[str]) -> None:
    """A page as this build has it: links that hold, and the list of pages that stand under it."""
    outside = FROM_OUTSIDE.get(name)
    text = outside.read_text("utf-8") if outside else source[0]
    folder = outside.parent if outside else (HERE / name).parent
    source[0] = LINK.sub(lambda found: _lead(found, folder, (HERE / name).parent, app.config.language), text)
    below = BELOW.get(name.removesuffix(".id"))
    if below is not None:
        source[0] += f"\n\n```{{toctree}}\n:hidden:\n:glob:\n\n{below}\n```\n"


def _lead(found: re.Match[str], folder: Path, page: Path, language: str) -> str:
    """One link: to the other language's build, to a page of this one, or, outside the manual, only named."""
    text, path, anchor = found["text"], found["path"], found["anchor"] or ""
    target = Path(os.path.normpath(folder / path))
    if not target.exists():  # a page that somebody is still to make; a test tells of the others
        return text
    if not target.is_relative_to(HERE):
        page_of_it = next((name for name, outside in FROM_OUTSIDE.items() if outside == target), None)
        if page_of_it is None:
            return text if "`" in text else f"{text} (`{target.relative_to(HERE.parent).as_posix()}`)"
        target = HERE / f"{page_of_it}.md"
    inside = target.relative_to(HERE)
    if inside.as_posix() in _pages_of_the_other(language):
        other = "en" if language == "id" else "id"
        text = THIS_PAGE[other] if text == inside.name else text
        return f'<a href="{_from(HERE, page)}/../{other}/{inside.with_suffix(".html").as_posix()}{anchor}">{text}</a>'
    return f"[{text}]({_from(target, page)}{anchor})"


def _from(target: Path, page: Path) -> str:
    return Path(os.path.relpath(target, page)).as_posix()


def _begin(app: Sphinx, error: Exception | None) -> None:
    """A site begins at `index.html`, whatever its first page is called."""
    if error is None and app.config.root_doc != "index":
        first = f"{app.config.root_doc}.html"
        page = f'<!doctype html><meta http-equiv="refresh" content="0; url={first}"><a href="{first}">{first}</a>\n'
        (Path(app.outdir) / "index.html").write_text(page, "utf-8")


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("config-inited", _choose)
    app.connect("source-read", _read)
    app.connect("build-finished", _begin)
    app.add_lexer("larangan", LaranganLexer)
