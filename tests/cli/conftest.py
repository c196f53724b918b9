"""The command line for tests."""

from __future__ import annotations

import pytest

from tests.cli.terminal import Run, runner


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line; English unless ``--lang`` says otherwise."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return runner(capsys, monkeypatch)
