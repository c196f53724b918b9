"""A client of the language server: JSON-RPC over the pipes of a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

COMMAND = [sys.executable, "-c", "from asn_neutrality.cli import main; main()", "--lang", "id", "lsp"]


class Client:
    """Speaks to a server; what it tells unasked is kept in ``diagnostics``, the last of each file."""

    def __init__(self, **initialize: object) -> None:
        self.process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.number = 0
        self.told: list[tuple[str, list[Any]]] = []
        general = {"positionEncodings": ["utf-8", "utf-32", "utf-16"]}
        parameters = {"processId": None, "rootUri": None, "capabilities": {"general": general}, **initialize}
        self.capabilities = self.ask("initialize", parameters)["capabilities"]
        self.tell("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.ask("shutdown", None)
            self.tell("exit", None)
            assert self.process.wait(20) == 0
        finally:
            self.process.kill()
            for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
                if stream is not None:
                    stream.close()
            self.process.wait()

    def tell(self, method: str, parameters: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def ask(self, method: str, parameters: object) -> Any:
        """Send a request; its result. Raises ``ValueError`` with the message of an error."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": parameters})
        while (answer := self._receive()).get("id") != self.number or "method" in answer:
            self._note(answer)
        if "error" in answer:
            raise ValueError(answer["error"]["message"])
        return answer["result"]

    def open(self, path: Path, text: str) -> list[Any]:
        """Open a file; what is told about it."""
        item = {"uri": path.as_uri(), "languageId": "larangan", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics(path)

    def change(self, path: Path, version: int, *changes: object) -> list[Any]:
        """Change an open file; what is told about it."""
        document = {"uri": path.as_uri(), "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
        return self.diagnostics(path)

    def diagnostics(self, path: Path) -> list[Any]:
        """What was last told of a file once everything sent was read."""
        self.ask("textDocument/foldingRange", {"textDocument": {"uri": path.as_uri()}})
        return [found for uri, found in self.told if uri == path.as_uri()][-1]

    def at(self, method: str, path: Path, line: int, character: int, **more: object) -> Any:
        """Ask about a place."""
        position = {"line": line, "character": character}
        return self.ask(method, {"textDocument": {"uri": path.as_uri()}, "position": position, **more})

    def _note(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self.told.append((message["params"]["uri"], message["params"]["diagnostics"]))

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line, self.process.stderr and self.process.stderr.read().decode()
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message
