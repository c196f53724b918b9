"""Print the workload as a rule pack: ``python -m benchmarks.neutral [RULES]``."""

from __future__ import annotations

import sys

from benchmarks.neutral.pack import text_of
from benchmarks.neutral.rules import rules


def main() -> None:
    """So many rules, sixteen where no number is given."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 16
    sys.stdout.write(text_of(rules(number)))


if __name__ == "__main__":
    main()
