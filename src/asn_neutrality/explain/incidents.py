"""An incident in words and as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.results import AppliedSanction, Disagreement, IncidentJudgement, JointFinding, Judgement
from asn_neutrality.domain.rules import OPEN, FindingStatus, Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.cited import rule_line
from asn_neutrality.explain.facts import value_words
from asn_neutrality.explain.line import line_text
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.penalties import sanction_level, sanction_title
from asn_neutrality.explain.plain import Plain, to_dict
from asn_neutrality.explain.voice import Voice, voice_of

INCIDENT_SCHEMA = "asn-neutrality/incident/1"


def incident_text(judgement: IncidentJudgement, rules: RuleSet, language: Language) -> str:
    """Outcome, acts, what is violated and by which act, what disagrees, sanctions, tracks."""
    page, voice = Page(), voice_of(rules, language)
    page.say(voice.say(f"outcome.{judgement.outcome.value}").upper())
    page.say(voice.say(f"incident.meaning_{judgement.outcome.value}"))
    acts(page, judgement, voice)
    disagreements(page, judgement, voice)
    page.head(voice.say("heading.violated"))
    for finding in of_status(judgement, FindingStatus.VIOLATED):
        _finding(page, finding, judgement, voice)
    either(page, judgement, voice)
    _still_open(page, judgement, voice)
    sanctions(page, judgement, voice)
    page.head(voice.say("heading.tracks"))
    for name, outcome in judgement.tracks.items():
        said = {"track": voice.track(name), "outcome": voice.say(f"outcome.{outcome.value}")}
        page.item(voice.say("item.track", **said))
    return page.text


def of_status(judgement: IncidentJudgement, *statuses: FindingStatus) -> list[JointFinding]:
    """The findings of these statuses, in order."""
    return [finding for finding in judgement.findings if finding.status in statuses]


def acts(page: Page, judgement: IncidentJudgement, voice: Voice) -> None:
    """Each act in one line."""
    page.head(voice.say("incident.acts"))
    for place, act in enumerate(judgement.acts):
        account = Account(act, voice)
        said = {"number": place + 1, "line": line_text(account)}
        if account.event.name is None:
            page.item(voice.say("incident.act", **said))
        else:
            page.item(voice.say("incident.act_named", name=account.event.name, **said))


def disagreements(page: Page, judgement: IncidentJudgement, voice: Voice) -> None:
    """The facts that cannot differ between the acts and that the records tell apart."""
    page.head(voice.say("incident.disagreements"))
    for each in judgement.disagreements:
        values = voice.templates.list_all(_stated(each, voice))
        page.item(voice.say("incident.disagreement", fact=voice.label(each.fact.label), values=values))
    if judgement.disagreements:
        page.note(voice.say("incident.disagreement_counted"))


def _stated(each: Disagreement, voice: Voice) -> list[str]:
    return [
        voice.say("incident.stated_by", value=value_words(state, each.fact, voice.language), number=place + 1)
        for place, state in enumerate(each.states)
        if state is not None
    ]


def _finding(page: Page, finding: JointFinding, judgement: IncidentJudgement, voice: Voice) -> None:
    page.item(rule_line(finding.prohibition, voice))
    for line in resting_on(finding, judgement, voice):
        page.note(line)


def resting_on(finding: JointFinding, judgement: IncidentJudgement, voice: Voice) -> Iterator[str]:
    """On which acts the finding rests, and whether it is certain of all of them only together."""
    alone = places(finding, judgement)
    acts = voice.templates.list_all([str(place + 1) for place in alone or finding.acts])
    yield voice.say("incident.by_acts", acts=acts)
    if not alone and finding.status is FindingStatus.VIOLATED:
        yield voice.say("incident.together")


def places(finding: JointFinding, judgement: IncidentJudgement) -> list[int]:
    """The acts each of which alone certainly violates the prohibition."""
    return [place for place in finding.acts if _certain(judgement.acts[place], finding.prohibition)]


def _certain(act: Judgement, rule: Prohibition) -> bool:
    return any(each.prohibition is rule and each.status is FindingStatus.VIOLATED for each in act.findings)


def either(page: Page, judgement: IncidentJudgement, voice: Voice) -> None:
    """The prohibitions of which one is certainly violated, whichever it is."""
    for ground in judgement.grounds:
        if len(ground) > 1:
            page.head(voice.say("heading.either"))
            for rule in ground:
                page.item(rule_line(rule, voice))


def _still_open(page: Page, judgement: IncidentJudgement, voice: Voice) -> None:
    page.head(voice.say("heading.still_open"))
    told = {rule.id for ground in judgement.grounds for rule in ground}
    for finding in of_status(judgement, *OPEN):
        if finding.prohibition.id not in told:
            status = voice.say(f"status.{finding.status.value}")
            page.item(voice.say("item.open_rule", rule=rule_line(finding.prohibition, voice), status=status))
            acts = voice.templates.list_all([str(place + 1) for place in finding.acts])
            page.note(voice.say("incident.by_acts", acts=acts))


def sanctions(page: Page, judgement: IncidentJudgement, voice: Voice) -> None:
    """The gravest of each track: those of the acts are in their own verdicts."""
    page.head(voice.say("incident.gravest"))
    for track, found in judgement.gravest.items():
        for key, applied in (("certain", found.certain), ("possible", found.possible)):
            if applied:
                said = {"track": voice.track(track), "sanctions": _titles(applied, voice)}
                page.item(voice.say(f"incident.gravest_{key}", **said))


def _titles(applied: Iterable[AppliedSanction], voice: Voice) -> str:
    titles = [sanction_title(each.clause, voice) + sanction_level(each.clause, voice) for each in applied]
    return voice.templates.list_all(titles)


# -- Plain data --------------------------------------------------------------------------------------------------------


def incident_dict(judgement: IncidentJudgement) -> dict[str, Plain]:
    """The incident as JSON data; acts are counted from 1. No value of a fact is in it."""
    return {
        "schema": INCIDENT_SCHEMA,
        "outcome": judgement.outcome.value,
        "tracks": {name: outcome.value for name, outcome in judgement.tracks.items()},
        "packs": {name: outcome.value for name, outcome in judgement.packs.items()},
        "violations": [each.prohibition.id for each in of_status(judgement, FindingStatus.VIOLATED)],
        "grounds": [[rule.id for rule in ground] for ground in judgement.grounds],
        "findings": [
            {"id": each.prohibition.id, "status": each.status.value, "acts": [place + 1 for place in each.acts]}
            for each in judgement.findings
        ],
        "gravest": {
            track: {
                "certain": [each.sanction.id for each in found.certain],
                "possible": [each.sanction.id for each in found.possible],
            }
            for track, found in judgement.gravest.items()
        },
        "disagreements": [_disagreement(each) for each in judgement.disagreements],
        "acts": [to_dict(act) for act in judgement.acts],
    }


def _disagreement(each: Disagreement) -> Plain:
    acts: list[Plain] = [place + 1 for place, state in enumerate(each.states) if state is not None]
    return {"fact": each.fact.name, "acts": acts}
