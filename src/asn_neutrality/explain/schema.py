"""The JSON Schemas of what the library writes. A key that goes or changes its meaning raises the number in the name."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Literal

Result = Literal["verdict", "receipt", "incident", "incident-receipt", "analysis", "difference", "register"]
VERSION = 1


def result_schema(of: Result) -> dict[str, Any]:
    """JSON Schema 2020-12 of what is written: verdict, incident, receipt of either, analysis, difference, register."""
    file = files("asn_neutrality.explain").joinpath("schemas", f"{of}-{VERSION}.json")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
