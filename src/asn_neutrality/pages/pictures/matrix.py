"""Acts by stages, each cell with the prohibitions that reach it: coloured by track, darker the graver the sanction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define

from asn_neutrality.analysis.matrix import Column, MatrixRow, Reach, matrix
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.explain.facts import value_name
from asn_neutrality.explain.voice import Voice, within_sentence
from asn_neutrality.logic.atoms import Phase
from asn_neutrality.pages.frame import Frame, place
from asn_neutrality.pages.html import Content, Markup, items, table, tag
from asn_neutrality.pages.pictures.svg import (
    FAINT,
    LINE,
    breadth,
    group,
    linked,
    picture,
    shape,
    words_at,
    wrapped,
)

LABEL, COLUMN, CHIP, GAP, SMALL = 226, 66, 14, 2, 10.5
HEAD, ROW, TINY = 52, 26, 9.5
# One hue a track, by its place; four shades from light (no level of sanction) to dark (the gravest).
HUES = (212, 24, 350, 140, 275, 48, 185, 320)
SHADES = ((48, 62), (52, 52), (58, 42), (64, 33), (70, 25))


@define(frozen=True)
class _Cell:
    """Where a cell is: the number of its row and column, and its corner and height."""

    row: int
    column: int
    x: float
    y: float
    height: float


@define(frozen=True, slots=False)
class Grid:
    """The matrix of some packs in one voice; ``reached`` is the same for all packs of a rule set.

    ``page`` is the name of the page on which its listing stands; empty where that is the picture's own.
    """

    frame: Frame
    reached: Reach
    packs: tuple[str, ...]
    title: str
    page: str = ""

    @property
    def voice(self) -> Voice:
        """The voice of the words."""
        return self.frame.voice

    @cached_property
    def rows(self) -> tuple[MatrixRow, ...]:
        """The rows."""
        return matrix(self.reached, self.packs)

    def svg(self) -> Markup:
        """The picture; empty where nothing is prohibited."""
        rows, tracks = self.rows, self._tracks
        if not rows:
            return Markup()
        chips = min(len(tracks), (COLUMN - 2) // (CHIP + GAP))
        deep = -(-len(tracks) // chips)
        y: float = HEAD + 8
        parts: list[Content] = [self._heads()]
        for number, row in enumerate(rows):
            lines = wrapped(self._acts(row), LABEL - 12, 11.5, most=3)
            height = max(ROW, 8 + len(lines) * 15, 6 + deep * (CHIP + GAP))
            parts.append(self._row(number, row, lines, y, height))
            y += height
        parts.append(self._legend(y + 22))
        width = LABEL + COLUMN * len(self.reached.columns)
        tall = y + 22 + 24 * (1 + self._legend_lines()) + 24
        say = self.voice.say
        return picture(width, tall, say("picture.matrix_title", pack=self.title), say("picture.matrix_desc"), parts)

    # -- Words ------------------------------------------------------------------------------------------------------

    def _acts(self, row: MatrixRow) -> str:
        if not row.acts:
            return self.voice.say("picture.any_act")
        said = "; ".join(value_name(act, self.reached.fact, self.voice.language) for act in row.acts)
        return said[:1].upper() + said[1:]

    def _column(self, column: Column) -> str:
        stage = self.voice.name(self.voice.stages.get(column.stage), column.stage)
        if column.phase is Phase.DURING:
            return stage
        key = "before" if column.phase is Phase.BEFORE else "after"
        return self.voice.say(f"picture.{key}", stage=within_sentence(stage))

    def _heads(self) -> Markup:
        parts: list[Content] = [words_at(0, HEAD - 2, [self.voice.say("picture.act")], SMALL, fill=FAINT)]
        for place_, column in enumerate(self.reached.columns):
            lines = wrapped(self._column(column), COLUMN - 4, TINY, most=4)
            y = HEAD - 2 - (len(lines) - 1) * TINY * 1.3
            x = LABEL + COLUMN * place_ + COLUMN / 2
            parts.append(words_at(x, y, lines, TINY, fill=FAINT, text_anchor="middle"))
        return group(parts)

    # -- Cells ------------------------------------------------------------------------------------------------------

    @cached_property
    def _tracks(self) -> tuple[str, ...]:
        """The tracks in the order of their prohibitions."""
        laws = (self.voice.prohibitions[id_] for row in self.rows for cell in row.cells for id_ in cell)
        found = {law.track for law in laws}
        return tuple(track for track in self.voice.tracks if track in found)

    def _hue(self, track: str) -> int:
        return HUES[tuple(self.voice.tracks).index(track) % len(HUES)]

    def _color(self, track: str, level: int | None) -> str:
        saturation, light = SHADES[min(level or 0, len(SHADES) - 1)]
        return f"hsl({self._hue(track)}, {saturation}%, {light}%)"

    def _row(self, number: int, row: MatrixRow, lines: Sequence[str], y: float, height: float) -> Markup:
        width = LABEL + COLUMN * len(self.reached.columns)
        middle = y + height / 2 + 4 - (len(lines) - 1) * 7.5
        style = "italic" if not row.acts else None
        parts: list[Content] = [
            shape("line", x1=0, y1=y, x2=width, y2=y, stroke=LINE, stroke_width=0.7),
            linked(None, self._acts(row), words_at(0, middle, lines, 11.5, font_style=style)),
        ]
        for place_, ids in enumerate(row.cells):
            cell = _Cell(number, place_, LABEL + COLUMN * place_, y, height)
            parts += self._chips(cell, row, ids)
        return group(parts)

    def _chips(self, cell: _Cell, row: MatrixRow, ids: Sequence[str]) -> Iterator[Markup]:
        """A square for each track, in the same place in every cell."""
        tracks = self._tracks
        across = min(len(tracks), (COLUMN - 2) // (CHIP + GAP))
        deep = -(-len(tracks) // across)
        left = cell.x + (COLUMN - across * (CHIP + GAP) + GAP) / 2
        top = cell.y + (cell.height - deep * (CHIP + GAP) + GAP) / 2
        for n, track in enumerate(tracks):
            laws = [self.voice.prohibitions[id_] for id_ in ids if self.voice.prohibitions[id_].track == track]
            if not laws:
                continue
            cx, cy = left + n % across * (CHIP + GAP), top + n // across * (CHIP + GAP)
            href = place("rule", laws[0].id) if len(laws) == 1 else f"{self.page}#{self._anchor(cell.row)}"
            said = self.voice.say(
                "picture.chip",
                act=self._acts(row),
                column=self._column(self.reached.columns[cell.column]),
                track=self.voice.track(track),
                rules=self._told(laws),
            )
            yield linked(
                href,
                said,
                shape("rect", x=cx, y=cy, width=CHIP, height=CHIP, rx=2.5, fill=self._color(track, self._level(laws))),
                words_at(cx + CHIP / 2, cy + 10.5, [str(len(laws))], TINY, fill="#fff", text_anchor="middle"),
            )

    def _told(self, laws: Sequence[Prohibition]) -> str:
        titles = "; ".join(self.voice.label(law.title) for law in laws)
        level = self._level(laws)
        key = "no_level" if level is None else "level"
        return f"{titles} ({self.voice.say(f'picture.{key}', level=level)})"

    def _level(self, laws: Sequence[Prohibition]) -> int | None:
        clauses = [clause.sanction for law in laws for clause in law.sanctions]
        levels = [found.level for id_ in clauses if (found := self.voice.sanctions.get(id_)) and found.level]
        return max(levels, default=None)

    # -- Legend -----------------------------------------------------------------------------------------------------

    def _legend_lines(self) -> int:
        return -(-len(self._tracks) // 4)

    def _legend(self, top: float) -> Markup:
        say, tracks = self.voice.say, self._tracks
        y: float = top
        parts: list[Content] = [words_at(0, y + 12, [say("picture.legend")], SMALL, fill=FAINT)]
        for n, track in enumerate(tracks):
            left, line = 110 + n % 4 * 160, y + n // 4 * 24
            parts.append(shape("rect", x=left, y=line, width=CHIP, height=CHIP, rx=2.5, fill=self._color(track, 2)))
            parts.append(words_at(left + CHIP + 6, line + 11, [self.voice.track(track)], 11))
        y += 24 * self._legend_lines()
        parts.append(words_at(0, y + 12, [say("picture.shade")], SMALL, fill=FAINT))
        x = 110.0
        for level in sorted({self._level([self.voice.prohibitions[id_]]) or 0 for id_ in self._all()}):
            key = "shade_level" if level else "shade_none"
            said = say(f"picture.{key}", level=level)
            fill = f"hsl(0, 0%, {SHADES[min(level, len(SHADES) - 1)][1]}%)"
            parts.append(shape("rect", x=x, y=y, width=CHIP, height=CHIP, rx=2.5, fill=fill))
            parts.append(words_at(x + CHIP + 6, y + 12, [said], 11))
            x += CHIP + 28 + breadth(said, 11)
        parts.append(words_at(0, y + 38, [say("picture.number")], SMALL, fill=FAINT))
        return group(parts)

    def _all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id_ for row in self.rows for cell in row.cells for id_ in cell))

    # -- The same as a list -----------------------------------------------------------------------------------------

    def _anchor(self, number: int) -> str:
        return f"reach-{number + 1}"

    def listing(self) -> Markup:
        """Every row with links to its prohibitions, by track."""
        head = [self.voice.say("picture.act"), self.voice.say("picture.listing")]
        return table(
            head,
            (
                (tag("span", self._acts(row), id=self._anchor(number)), self._by_track(row))
                for number, row in enumerate(self.rows)
            ),
        )

    def _by_track(self, row: MatrixRow) -> Content:
        found: Mapping[str, list[str]] = {track: [] for track in self._tracks}
        for id_ in dict.fromkeys(id_ for cell in row.cells for id_ in cell):
            found[self.voice.prohibitions[id_].track].append(id_)
        return [
            [tag("strong", self.voice.track(track)), items(self.frame.rule_of_pack(id_) for id_ in ids)]
            for track, ids in found.items()
            if ids
        ]
