"""Writes the table in docs/compatibility.md from `hosts/table.json`.

With `--check`, fails when the page has another one.
"""

import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from hosts.table import HOSTS, ROWS, environment_of, version_of  # noqa: E402

PAGE = CHECKOUT / "docs" / "compatibility.md"
START = "<!-- Generated from hosts/table.json by `make format`. -->\n"
END = "<!-- End of the generated part. -->\n"
HEADERS = ("host", "tested with (JupyterLab in parentheses)", "`HOSTS=`")


def main() -> None:
    """Write the table into the page, or compare."""
    before = PAGE.read_text()
    head, rest = before.split(START)
    _, tail = rest.split(END)
    after = f"{head}{START}\n{table()}\n{END}{tail}"
    if "--check" not in sys.argv:
        PAGE.write_text(after)
    elif before != after:
        sys.exit(
            "The table in docs/compatibility.md is not that of hosts/table.json: `make format`."
        )


def table() -> str:
    """The table in Markdown, aligned as Prettier does."""
    lines = [HEADERS]
    for row, title in ROWS.items():
        hosts = [host for host, of_host in HOSTS.items() if of_host["row"] == row]
        lines.append((title, versions(hosts), f"`{row}`"))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = tuple("-" * width for width in widths)
    return "".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |\n"
        for line in (lines[0], rule, *lines[1:])
    )


def versions(hosts: list[str]) -> str:
    """With which versions hosts are tested, in words."""
    hubs: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}

    def note(of: dict[str, list[str]], name: str, version: str | None) -> None:
        if version and version not in of.setdefault(name, []):
            of[name].append(version)

    for host in hosts:
        environment = environment_of(host)
        image = HOSTS[host].get("image", environment)
        lab = version_of(image, "jupyterlab")
        if HOSTS[host]["type"] == "hub":
            note(hubs, version_of(environment, "jupyterhub") or "", lab)
            if "image" in HOSTS[host]:
                note(others, "DockerSpawner", version_of(environment, "dockerspawner"))
        else:
            note(others, "JupyterLab", lab)
            note(others, "Notebook", version_of(environment, "notebook"))
            note(others, "JupyterLite", version_of(environment, "jupyterlite-core"))

    by_hub = [f"{hub} ({', '.join(sorted(hubs[hub], key=key))})" for hub in sorted(hubs, key=key)]
    words = [f"JupyterHub {', '.join(by_hub)}"] if by_hub else []
    words += [f"{name} {', '.join(sorted(found, key=key))}" for name, found in others.items()]
    return "; ".join(words)


def key(version: str) -> list[int]:
    """What versions are sorted by."""
    return [int(part) for part in version.split(".")]


if __name__ == "__main__":
    main()
