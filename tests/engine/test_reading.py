"""What a record says of each variable: stated, else default, else presumed where asked for, else unknown."""

from __future__ import annotations

from asn_neutrality.domain.records import Unknown, Values
from tests.engine.judging import event, presuming

CALON, BAKAL_CALON = "status=calon", "status=bakal_calon"


def test_stated_goes_before_default() -> None:
    reading = event(sadar="tidak").reading
    assert (reading.masks["sadar"], reading.defaults) == (0b10, {})
    assert reading.stated["sadar"] == Values(frozenset({"tidak"}))


def test_default_holds_where_nothing_is_stated() -> None:
    reading = event().reading
    assert (reading.masks["sadar"], reading.defaults, dict(reading.stated)) == (0b01, {"sadar": "ya"}, {})


def test_what_is_said_to_be_unknown_takes_no_default_and_no_presumption() -> None:
    reading = presuming(sadar="?", keluarga="?").reading
    assert (reading.masks["sadar"], reading.masks["keluarga"]) == (0b11, 0b11)
    assert (reading.defaults, reading.presumed) == ({}, {})
    assert reading.stated["sadar"] == Unknown()


def test_presumption_holds_only_where_asked_for() -> None:
    assert event().reading.masks["keluarga"] == 0b11
    reading = presuming().reading
    assert (reading.masks["keluarga"], reading.presumed) == (0b01, {"keluarga": "nihil"})


def test_statement_goes_before_presumption() -> None:
    reading = presuming(keluarga="pasangan").reading
    assert (reading.masks["keluarga"], reading.presumed) == (0b10, {})


def test_group_and_list_leave_several_classes() -> None:
    assert event(pelaku="asn").reading.masks["pelaku"] == 0b011
    assert event(pelaku=["pns", "warga"]).reading.masks["pelaku"] == 0b101


def test_texts_and_questions_are_not_read() -> None:
    reading = event(nama="Siti").reading
    assert "nama" not in reading.masks
    assert reading.masks["desa.sudah_ditetapkan"] == 0b11


def test_conclusion_is_excluded_by_a_statement_that_leaves_its_value_out() -> None:
    masks = event(status=["calon", "bukan_peserta"]).reading.masks
    assert (masks[CALON], masks[BAKAL_CALON]) == (0b10, 0b01)
    masks = event().reading.masks
    assert (masks[CALON], masks[BAKAL_CALON]) == (0b10, 0b10)


def test_fact_taken_out_is_unknown_and_its_conclusions_are_allowed_again() -> None:
    found = presuming(status="bukan_peserta", pelaku="pns")
    bare = found.reading.without(frozenset({"status", "sadar", "keluarga", "nama"}), found.compiled.program)
    assert (bare.masks["status"], bare.masks["sadar"], bare.masks[CALON]) == (0b111, 0b11, 0b10)
    assert (list(bare.stated), bare.defaults, bare.presumed) == (["pelaku"], {}, {})
