"""How much of the rules their examples show, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asn_neutrality.analysis.illustration.coverage import Coverage
from asn_neutrality.analysis.illustration.summary import Share, Shown, kind_of, shares, total
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.illustrations import aspect_words
from asn_neutrality.explain.voice import Voice, voice_of

Plain = str | int | float | list["Plain"] | dict[str, "Plain"]


def by_pack(found: Sequence[Coverage]) -> Mapping[str, list[Coverage]]:
    """The rules by pack, in order."""
    packs: dict[str, list[Coverage]] = {}
    for each in found:
        packs.setdefault(each.rule.partition(".")[0], []).append(each)
    return packs


def coverage_text(found: Sequence[Coverage], rules: RuleSet, language: Language) -> str:
    """What no example shows, rule by rule; then the shares of each pack and of all."""
    voice = voice_of(rules, language)
    lines: list[str] = []
    for each in found:
        if each.missing:
            lines.append(each.rule)
            lines += [f"  {voice.say('coverage.missing', what=aspect_words(aspect, voice))}" for aspect in each.missing]
    lines += [""] if lines else []
    lines += [f"{name}: {_shares(own, voice)}" for name, own in by_pack(found).items()]
    return "\n".join([*lines, voice.say("coverage.total", shares=_shares(found, voice))])


def coverage_markdown(found: Sequence[Coverage], rules: RuleSet, language: Language) -> str:
    """A table of packs, then what no example shows."""
    voice = voice_of(rules, language)
    kinds = [voice.say(f"coverage.{kind.value}") for kind in Shown]
    lines = [f"# {voice.say('coverage.title')}", "", f"| {voice.say('coverage.pack')} | {' | '.join(kinds)} |"]
    lines.append("|---" * (len(kinds) + 1) + "|")
    lines += [_row(name, own) for name, own in by_pack(found).items()]
    lines.append(_row(voice.say("coverage.all"), found))
    for each in found:
        if each.missing:
            lines += ["", f"## {each.rule}", ""]
            lines += [f"- {voice.say('coverage.missing', what=aspect_words(aspect, voice))}" for aspect in each.missing]
    return "\n".join(lines)


def coverage_to_dict(found: Sequence[Coverage], rules: RuleSet, language: Language) -> dict[str, Plain]:
    """The same as plain JSON data."""
    voice = voice_of(rules, language)
    return {
        "percent": round(total(found).percent, 1),
        "packs": {name: _plain(shares(own)) for name, own in by_pack(found).items()},
        "total": _plain(shares(found)),
        "missing": {
            each.rule: [{"kind": kind_of(one).value, "what": aspect_words(one, voice)} for one in each.missing]
            for each in found
            if each.missing
        },
    }


def _plain(found: Mapping[Shown, Share]) -> Plain:
    return {kind.value: {"shown": share.shown, "of": share.all} for kind, share in found.items()}


def _shares(found: Sequence[Coverage], voice: Voice) -> str:
    known = [(kind, share) for kind, share in shares(found).items() if share.all]
    said = [f"{voice.say(f'coverage.{kind.value}')} {_fraction(share)}" for kind, share in known]
    return ", ".join([*said, f"{total(found).percent:.1f} %"])


def _row(name: str, found: Sequence[Coverage]) -> str:
    return f"| {name} | {' | '.join(_fraction(share) for share in shares(found).values())} |"


def _fraction(share: Share) -> str:
    return f"{share.shown}/{share.all}"
