"""The examples as a JUnit report, which CI systems read: a suite for each pack, a case for each example."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from asn_neutrality.cli.testing.trial import Trial, difference, reasons
from asn_neutrality.cli.texts import Texts
from asn_neutrality.judge import ExampleResult


def junit(trial: Trial, texts: Texts) -> str:
    """The report as XML, with a line end at its end."""
    suites = ET.Element("testsuites", _counts(trial.results), name="asn-neutrality")
    by_pack: dict[str, list[ExampleResult]] = {}
    for result in trial.results:
        by_pack.setdefault(result.example.rule.partition(".")[0], []).append(result)
    for pack, results in by_pack.items():
        suite = ET.SubElement(suites, "testsuite", _counts(results), name=pack, time="0")
        properties = ET.SubElement(suite, "properties")
        if pack in trial.rules.packs:
            ET.SubElement(properties, "property", name="version", value=trial.rules.packs[pack].version)
        for result in results:
            _case(suite, result, trial, texts)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=False) + "\n"


def _case(suite: ET.Element, result: ExampleResult, trial: Trial, texts: Texts) -> None:
    span = result.example.span
    place = {"file": span.source.name, "line": str(span.position.line)}
    case = ET.SubElement(suite, "testcase", place, classname=result.rule, name=result.example.title, time="0")
    if not result.passed:
        expected, found = result.example.finding.value, result.finding.status.value
        failure = ET.SubElement(case, "failure", message=f"{expected} != {found}", type="finding")
        failure.text = f"{difference(result)}\n\n{reasons(result, trial.rules, texts)}"


def _counts(results: Iterable[ExampleResult]) -> dict[str, str]:
    known = list(results)
    failures = sum(not result.passed for result in known)
    return {"tests": str(len(known)), "failures": str(failures), "errors": "0", "skipped": "0"}
