"""The table of hosts says of each row what is tested, and of each host what it runs."""

import re

import pytest

from hosts.places import CHECKOUT
from hosts.table import HOSTS, ROWS, environment_of, ingredients_of


@pytest.mark.parametrize("row", ROWS)
def test_a_row_has_hosts(row: str) -> None:
    assert any(entry["row"] == row for entry in HOSTS.values())


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_has_a_row_packages_and_tests(host: str) -> None:
    entry = HOSTS[host]
    assert entry["row"] in ROWS
    assert ingredients_of(environment_of(host))["packages"]
    assert entry["tests"]


def test_no_test_is_left_out() -> None:
    tags: set[str] = set()
    for path in (CHECKOUT / "ui-tests" / "tests").glob("*/*.spec.ts"):
        tests = re.findall(r"^ *test\((.*?)async \(", path.read_text(), re.M | re.S)
        tags_of_tests = [re.findall(r"tag: '@([\w-]+)'", test) for test in tests]
        assert tests, path
        assert all(tags_of_tests), path
        tags.update(*tags_of_tests)
    assert tags == {tag for entry in HOSTS.values() for tag in entry["tests"]}
