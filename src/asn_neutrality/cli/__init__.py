"""The command line: arguments in, one call, exit status out."""

from __future__ import annotations

import sys

EXTRA = {"click", "rich"}
MISSING = """\
asn-neutrality: the command line needs further libraries / baris perintah memerlukan pustaka tambahan:
  pip install 'asn-neutrality[cli]'
"""


def main() -> None:
    """Run the command line and leave with its exit status."""
    try:
        from asn_neutrality.cli.program import run  # noqa: PLC0415 - the libraries it needs are optional
    except ModuleNotFoundError as error:
        if error.name not in EXTRA:
            raise
        sys.stderr.write(MISSING)
        sys.exit(2)
    sys.exit(run(sys.argv[1:]))
