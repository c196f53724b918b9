"""The exceptions at the edge: one root, what is wrong as data, and its drawn text."""

from __future__ import annotations

import pickle

import pytest

from asn_neutrality.checker.records import read_record
from asn_neutrality.errors import BackendError, EventError, NeutralityError, RulesError
from tests.checker.small_vocabulary import SMALL

DIAGNOSTICS = read_record(SMALL, {"kontes": "bupatu", "tanggal": "2024-02-31"}, "catatan.json:3")[1]


@pytest.mark.parametrize("kind", [RulesError, EventError, BackendError])
def test_every_error_is_a_neutrality_error_that_carries_its_diagnostics(kind: type[NeutralityError]) -> None:
    error = kind(DIAGNOSTICS)
    assert isinstance(error, NeutralityError)
    assert error.diagnostics == tuple(DIAGNOSTICS)


def test_the_text_of_an_error_is_all_its_diagnostics_in_its_language() -> None:
    assert str(EventError(DIAGNOSTICS, "en")).startswith("catatan.json:3: error[R003]: `bupatu` is not a value of")
    indonesian = str(EventError(DIAGNOSTICS))
    assert "kesalahan[R003]: `bupatu` bukan nilai `kontes`" in indonesian
    assert "\n\ncatatan.json:3: kesalahan[R008]: `2024-02-31` pada `tanggal` tidak ada di kalender" in indonesian


def test_errors_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(EventError(DIAGNOSTICS, "en")))  # noqa: S301 - our own bytes
    assert error.diagnostics == tuple(DIAGNOSTICS)
    assert str(error) == str(EventError(DIAGNOSTICS, "en"))
