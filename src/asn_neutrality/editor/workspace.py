"""The rule files an editor has open, and those they use: beside them on disk, or shipped."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from attrs import define, field

from asn_neutrality import kept
from asn_neutrality.checker.written import uses
from asn_neutrality.domain.words import Language
from asn_neutrality.editor.checking import Checked, check_document
from asn_neutrality.editor.document import Document, read_document
from asn_neutrality.pipeline import SUFFIX, shipped
from asn_neutrality.source.files import read, read_bytes
from asn_neutrality.source.place import package
from asn_neutrality.stored.fingerprint import PACKS
from asn_neutrality.syntax.pieces import whole

Stamp = tuple[int, int]


@define(eq=False)
class Workspace:
    """Open documents by name, the path of each file; ``language`` is that of the words shown."""

    language: Language = "id"
    documents: dict[str, Document] = field(factory=dict)
    _checked: dict[str, Checked] = field(factory=dict)
    _on_disk: dict[str, tuple[Stamp, Document | None]] = field(factory=dict)
    _shipped: dict[str, Document] = field(factory=dict)

    def open(self, name: str, text: str) -> Document:
        """The text of a file as it is now in the editor, at first and after each change."""
        document = read_document(name, text, self.documents.get(name), packaged=_is_packaged(name))
        self.documents[name] = document
        return document

    def close(self, name: str) -> None:
        """Forget what the editor had: the file on disk counts."""
        self.documents.pop(name, None)
        self._checked.pop(name, None)

    def checked(self, name: str) -> Checked:
        """A document and what is wrong with it. KeyError for one that is not open."""
        document = self.documents[name]
        before = self._checked.get(name)
        around = self.around(document)
        if before is None or before.document is not document or before.around != around:
            before = self._checked[name] = check_document(document, around, before)
        return before

    def linked(self, name: str) -> Checked:
        """``checked`` with every declaration as it is now."""
        checked = self.checked(name)
        if not checked.fresh:
            checked = self._checked[name] = check_document(checked.document, checked.around)
        return checked

    def around(self, document: Document) -> tuple[Document, ...]:
        """The packs that a document uses, and those that these use, nearest first."""
        found: dict[str, Document] = {document.pack: document}
        waiting = [document]
        while waiting:
            one = waiting.pop(0)
            for name in uses(one.file):
                used = self.find(name, one) if name not in found else None
                if used is not None:
                    found[name] = used
                    waiting.append(used)
        return tuple(found.values())[1:]

    def find(self, pack: str, user: Document) -> Document | None:
        """The file of a pack that another uses: open or on disk beside it, else shipped."""
        if not user.packaged:
            beside = str(Path(user.name).with_name(f"{pack}{SUFFIX}"))
            found = self.documents.get(beside) or self._read(beside)
            if found is not None:
                return found
        return self.shipped_pack(pack)

    def shipped_pack(self, pack: str) -> Document | None:
        """The file of a shipped pack; what the editor has of it, where it is open."""
        if pack not in shipped():
            return None
        path = str(_folder() / f"{pack}{SUFFIX}")
        if path in self.documents:
            return self.documents[path]
        if pack not in self._shipped:
            self._shipped[pack] = _read_shipped(f"{pack}{SUFFIX}", path)
        return self._shipped[pack]

    def neighbours(self, document: Document) -> Iterator[Document]:
        """Other rule files that may name what a document declares: those open, and those in its folder."""
        seen = {document.name}
        folder = Path(document.name).parent
        beside = sorted(map(str, folder.glob(f"*{SUFFIX}"))) if folder.is_dir() else []
        for name in (*self.documents, *beside):
            if name not in seen:
                seen.add(name)
                found = self.documents.get(name) or self._read(name)
                if found is not None:
                    yield found

    def _read(self, path: str) -> Document | None:
        """A file on disk, read again only when it changed; None where there is none that can be read."""
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            return None
        stamp = (status.st_mtime_ns, status.st_size)
        known, before = self._on_disk.get(path, (None, None))
        if known != stamp:
            text, _ = read(path)
            before = read_document(path, text.text, before, packaged=_is_packaged(path)) if text else None
            self._on_disk[path] = (stamp, before)
        return before


def settle() -> None:
    """Between two requests: what has been read stays, so the collector need not look through it at some keystroke."""
    gc.collect()
    gc.freeze()


def _read_shipped(file: str, path: str) -> Document:
    """A shipped pack as nobody changed it: its tree as the wheel brings it, else parsed."""
    text, _ = read_bytes(file, package().joinpath(PACKS, file).read_bytes())
    tree = kept.tree(text) if text is not None else None
    if tree is not None:
        return Document(path, whole(tree), packaged=True)
    return read_document(path, text.text if text else "", packaged=True)


def _folder() -> Path:
    """Where shipped packs lie; in a zip file a path that leads nowhere."""
    return Path(__file__).parents[1] / PACKS


def _is_packaged(name: str) -> bool:
    return Path(name).parent == _folder()
