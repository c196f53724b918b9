"""A remark in words: its sentence, and what is named in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asn_neutrality.analysis.remarks.remark import Gap, Remark, Witness
from asn_neutrality.domain.rules import ExceptionClause
from asn_neutrality.explain.citations import cite_all, period_words, source_name
from asn_neutrality.explain.conditions import answer_name, describe_in
from asn_neutrality.explain.facts import value_name, value_words
from asn_neutrality.explain.voice import Voice, within_sentence
from asn_neutrality.logic.atoms import InPhase, Phase
from asn_neutrality.logic.fold import leaves


class RemarkWords:
    """The words of one rule set in one language."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self._exceptions = _exceptions(voice)
        self._calendars = {each.id: each.title for pack in voice.packs for each in pack.calendars}

    def sentence(self, remark: Remark) -> str:
        """What is remarked."""
        said = self.voice.say(f"remark.{remark.form}", **self._named(remark))
        return said[:1].upper() + said[1:]

    def _named(self, remark: Remark) -> Mapping[str, object]:
        """Everything that some sentence may name."""
        voice, lists = self.voice, self.voice.templates
        others = [self.name(each) for each in remark.others]
        values = [self._value(remark, each) for each in remark.values]
        tracks = [voice.track(each) for each in dict.fromkeys(remark.tracks)]
        return {
            "subject": self.name(remark.subject),
            "others": lists.list_quoted(others, "and"),
            "any_other": lists.list_quoted(others, "or"),
            "rule": self.name(remark.others[0] if remark.others else remark.subject.rpartition(".")[0]),
            "part": "" if remark.part is None else describe_in(remark.part, voice),
            "fact": "" if remark.fact is None else voice.fact(remark.fact),
            "values": lists.list_quoted(values, "or"),
            "good": values[0] if values else "",
            "bad": values[-1] if values else "",
            "answers": lists.list_quoted(
                [self._quoted(answer_name(remark.subject, each, voice)) for each in remark.answers], "and"
            ),
            "days": "" if remark.days is None else period_words(remark.days, voice),
            "packs": lists.list_all([self._pack(each) for each in dict.fromkeys(remark.others)]),
            "tracks": lists.list_quoted([self._quoted(each) for each in tracks], "and"),
            "count": len(remark.pairs),
            "second": self.name(remark.pairs[0][1]) if remark.pairs else "",
        }

    def name(self, id_: str) -> str:
        """What a remark is about, by its id."""
        voice = self.voice
        if (rule := voice.prohibitions.get(id_)) is not None:
            return voice.say("remark_name.rule", title=voice.label(rule.title), id=id_)
        if (permission := voice.permissions.get(id_)) is not None:
            return voice.say("remark_name.permission", title=voice.label(permission.title), id=id_)
        if (exception := self._exceptions.get(id_)) is not None:
            return voice.say("remark_name.exception", title=voice.name(exception.label, exception.name), id=id_)
        if (source := voice.sources.get(id_)) is not None:
            return source_name(source, voice)
        if (sanction := voice.sanctions.get(id_)) is not None:
            return voice.say("remark_name.sanction", title=voice.label(sanction.title))
        if id_ in self._calendars:
            return voice.label(self._calendars[id_])
        if id_ in voice.questions:
            return self._quoted(voice.question(id_))
        return self._noun(id_)

    def _noun(self, id_: str) -> str:
        """A stage, or a fact that stands for one."""
        voice = self.voice
        fact = voice.facts.get(id_)
        stage = fact.stage if fact is not None and fact.stage is not None else id_
        return self._quoted(within_sentence(voice.name(voice.stages.get(stage), stage)))

    def _quoted(self, title: str) -> str:
        return self.voice.say("remark_name.quoted", title=title)

    def _pack(self, name: str) -> str:
        pack = self.voice.rules.packs.get(name)
        return name if pack is None else self.voice.label(pack.title)

    def _value(self, remark: Remark, value: str) -> str:
        """A value as the part of the condition writes it: of a list of phases, the phase."""
        phased = remark.part is not None and any(isinstance(leaf.test, InPhase) for leaf in leaves(remark.part))
        fact = self.voice.facts.get(remark.fact or "")
        if fact is None or (phased and value in {phase.value for phase in Phase}):
            return self._quoted(self.phase(value))
        return self._quoted(value_name(value, fact, self.voice.language))

    def phase(self, value: str) -> str:
        """Before, during or after."""
        return self.voice.say(f"remark_name.{Phase(value).name.lower()}")

    # -- What stands under the sentence ----------------------------------------------------------------------------

    def notes(self, remark: Remark) -> Iterator[str]:
        """Its tracks, its gaps, its basis and position, and the records that show it."""
        voice = self.voice
        if remark.tracks and not remark.pairs:
            tracks = [voice.track(each) for each in remark.tracks]
            key = "same_track" if len(tracks) == 1 else "tracks"
            yield voice.say(f"remark_note.{key}", tracks=voice.templates.list_all(tracks))
        if remark.form == "gap_some":
            yield from self._gaps(remark)
        if remark.span is not None:
            cited = cite_all(remark.citations[:1], voice)
            key = "basis" if cited else "position"
            yield voice.say(f"remark_note.{key}", citations=cited, position=remark.span)
        for witness in remark.witnesses:
            yield self.witness(witness)

    def witness(self, witness: Witness) -> str:
        """The record, and what is found there of the prohibitions concerned."""
        voice = self.voice
        stated = [
            voice.say(
                "remark_note.fact",
                fact=within_sentence(voice.label(voice.facts[name].label)),
                value=value_words(state, voice.facts[name], voice.language),
            )
            for name, state in witness.record.facts.items()
        ]
        said = (
            voice.say("remark_note.shown", record="; ".join(stated)) if stated else voice.say("remark_note.shown_empty")
        )
        found = "; ".join(
            voice.say("remark_note.found", rule=rule, status=voice.say(f"status.{status.value}"))
            for rule, status in witness.findings.items()
        )
        return f"{said} → {found}" if found else said

    def _gaps(self, remark: Remark) -> Iterator[str]:
        """The phases with the same gaps together."""
        lists = self.voice.templates
        alike: dict[tuple[str, ...], list[Gap]] = {}
        for gap in remark.gaps:
            alike.setdefault(gap.values, []).append(gap)
        for values, group in alike.items():
            phases = [self.gap_phase(gap) for gap in group if gap.stage]
            everywhere = self.voice.say("remark_note.every_phase")
            said = everywhere if len(alike) == 1 or not phases else lists.list_any(phases)
            depth = self.voice.facts.get(remark.others[0]) if remark.others else None
            if depth is None and values:
                yield said
            elif depth is not None and values:
                names = [value_name(value, depth, self.voice.language) for value in values]
                fact = within_sentence(self.voice.label(depth.label))
                yield self.voice.say("remark_note.gap", phases=said, fact=fact, values=lists.list_any(names))

    def gap_phase(self, gap: Gap) -> str:
        """The phase of a gap; empty where there are no stages."""
        if not gap.stage:
            return ""
        return self.voice.say("remark_note.phase", relation=self.phase(gap.phase), stage=self._stage(gap.stage))

    def _stage(self, fact: str) -> str:
        stage = self.voice.facts[fact].stage or fact
        return within_sentence(self.voice.name(self.voice.stages.get(stage), stage))


def _exceptions(voice: Voice) -> Mapping[str, ExceptionClause]:
    """Exceptions of prohibitions, by ``pack.rule.name``."""
    rules = (rule for pack in voice.packs for rule in pack.rules)
    return {f"{rule.id}.{each.name}": each for rule in rules for each in rule.exceptions}
