"""The keyword table: every keyword with its one English spelling. The grammar's terminals equal it (a test)."""

from __future__ import annotations

from enum import Enum

from attrs import define


class Role(Enum):
    """Where a keyword may stand."""

    DECLARATION = "declaration"
    CLAUSE = "clause"
    WORD = "word"
    VALUE = "value"


@define(frozen=True)
class Keyword:
    """One keyword. ``contextual`` ones may also be names: the grammar never has to choose (see decision 0003)."""

    id: str
    en: str
    role: Role
    contextual: bool = False


def _of(role: Role, table: str, *, contextual: bool = False) -> tuple[Keyword, ...]:
    pairs = (line.split() for line in table.strip().splitlines())
    return tuple(Keyword(id_, en, role, contextual) for id_, en in pairs)


DECLARATIONS = _of(
    Role.DECLARATION,
    """
    paket package
    pakai use
    sumber source
    hukuman penalty
    istilah term
    fakta fact
    kalender calendar
    simpulkan conclude
    anggap presume
    mustahil impossible
    larangan prohibition
    izin permission
    tidak_dikodekan not_encoded
    uji test
    """,
)

CLAUSES = _of(
    Role.CLAUSE,
    """
    versi version
    bahasa language
    judul title
    lingkup scope
    rezim track
    nomor number
    menggantikan replaces
    peralihan transition
    tautan link
    dilihat seen
    tingkat level
    menurut under
    untuk for
    dasar basis
    kutipan quote
    pejabat authority
    bila when
    berarti means
    tafsir reading
    kecuali except
    diperdebatkan disputed
    mengesampingkan overrides
    sanksi sanction
    contoh example
    kelompok group
    tahap stage
    tanya ask
    penilaian assessment
    baku default
    pribadi personal
    dapat_diubah changeable
    peran role
    biaya cost
    alasan because
    """,
) + _of(Role.CLAUSE, "berlaku in_force", contextual=True)

WORDS = _of(
    Role.WORD,
    """
    adalah is
    bukan is_not
    dan and
    atau or
    dalam within
    bulan months
    hari days
    sejak since
    sampai until
    pasal article
    ayat paragraph
    huruf letter
    angka point
    butir item
    lampiran annex
    oleh by
    melanggar violates
    tidak_melanggar no_violation
    dikecualikan excused
    belum_jelas undetermined
    perlu_penilaian needs_assessment
    naskah primary
    laporan report
    pilihan choice
    ya_tidak yes_no
    teks text
    kode_wilayah region_code
    """,
) + _of(
    Role.WORD,
    """
    tanggal date
    sebelum before
    selama during
    sesudah after
    belum not_yet
    tidak not
    """,
    contextual=True,
)

# Words that only stand where a value does; the tree holds the Indonesian spelling.
VALUES = _of(
    Role.VALUE,
    """
    ya yes
    tidak no
    belum not_yet
    sebelum before
    selama during
    sesudah after
    """,
    contextual=True,
)

# Words after ``peran``: the roles a fact can play; the code knows these, never a fact's name.
ROLES = _of(
    Role.VALUE,
    """
    waktu_perbuatan time_of_act
    penentu_kalender election
    penentu_kontes contest
    penentu_wilayah area
    pengenal record_id
    pengenal_insiden incident_id
    """,
)

KEYWORDS = DECLARATIONS + CLAUSES + WORDS

RESERVED = frozenset(spelling for word in KEYWORDS if not word.contextual for spelling in (word.id, word.en)) | {
    "en",
    "ya",
    "yes",
}
