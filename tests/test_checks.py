"""The form and the types of all files."""

import pytest

from hosts.places import CHECKOUT
from tests.running import run

CHECKS = {
    "format of TypeScript, CSS, JSON and Markdown": "jlpm prettier:check",
    "ESLint": "jlpm eslint:check",
    "words of the docs": "jlpm lint:prose",
    "Stylelint": "jlpm stylelint:check",
    "types of TypeScript": "jlpm types:check",
    "documentation of the API for other extensions": "jlpm docs:check",
    "format of Python": "ruff format --check",
    "Ruff": "ruff check",
    "types of Python": "mypy",
    "table in docs/compatibility.md": "python scripts/compatibility.py --check",
}


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS)
def test_check(command: str) -> None:
    run(*command.split(), cwd=CHECKOUT)
