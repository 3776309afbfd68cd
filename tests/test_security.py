"""SECURITY.md names the tests that show what it promises."""

import re

from hosts.places import CHECKOUT


def test_each_promise_names_tests_that_exist() -> None:
    text = (CHECKOUT / "SECURITY.md").read_text()
    table = text.split("\n## What the extension promises\n")[1].split("\n## ")[0]
    promises = [row.split("|") for row in re.findall(r"^\| (?!promise|---).*$", table, re.M)]
    assert promises
    for _, promise, _, shown_by, _ in promises:
        assert re.search(r"`\S+\.(spec\.ts|py)`", shown_by), promise
    named = re.findall(r"`((?:src|tests|ui-tests|docs)/[^`]+)`", text)
    assert [path for path in named if not (CHECKOUT / path).exists()] == []
