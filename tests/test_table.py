"""The table of hosts says of each row what is tested, and of each host what it runs."""

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
    for folder in entry["tests"]:
        assert list((CHECKOUT / "ui-tests" / "tests" / folder).glob("*.spec.ts")), folder


def test_no_test_is_left_out() -> None:
    folders = {path.parent.name for path in (CHECKOUT / "ui-tests" / "tests").glob("*/*.spec.ts")}
    assert folders == {folder for entry in HOSTS.values() for folder in entry["tests"]}
