"""Measure what the extension costs, beside what users could use instead.

`python scripts/bench.py [PART …]` measures these parts, all when none is named, and
writes `benchmarks/results/`. What was measured before of the other parts stays.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from benchmarks.bundle import PEERS, modules_of_bundle, sizes_of  # noqa: E402
from hosts import environments  # noqa: E402
from hosts.places import CACHE  # noqa: E402

RAW = CACHE / "benchmarks"
RESULTS = CHECKOUT / "benchmarks" / "results"
EMPTY = CACHE / "empty-extensions"

# What is measured in a browser: the name of its file, and of its title in the table.
IN_BROWSERS = {
    "start": "JupyterLab's start",
    "line": "On a slow line",
    "rounds": "Memory",
    "growth": "Long lists",
}


def main() -> None:
    """Measure, and write the table."""
    parts: dict[str, Callable[[], None]] = {
        "bytes": measure_bytes,
        **{name: lambda name=name: run_browser(name) for name in IN_BROWSERS},  # type: ignore[misc]
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *parts], metavar="part")
    chosen = parser.parse_args().parts or list(parts)
    for host in ("newest", "hub-3.1.1-lab-3.4.7"):
        environments.ensure(host)
    # What is there after that is of this run.
    shutil.rmtree(RAW, ignore_errors=True)
    RAW.mkdir(parents=True)
    for name in chosen:
        print(f"Measuring: {name} …", flush=True)
        parts[name]()
        write_results()


def measure_bytes() -> None:
    """Measure the built wheel and those of others."""
    sizes = {"jupyterlab-api-token": sizes_of(str(environments.find_wheel()))}
    for peer in PEERS:
        sizes[peer.split("=")[0]] = sizes_of(peer)
    content = {
        "versions": {name: size.version for name, size in sizes.items()},
        "measurements": [
            {
                "what": f"{what}, {how}",
                "unit": "bytes",
                "series": {name: [getattr(size[of], how)] for name, size in sizes.items()},
                "reach": goal,
            }
            for what, of, goals in (
                ("what JupyterLab loads at its start", 1, ("16,000 B", "to compare with")),
                ("all scripts", 2, ("140,000 B", "44,000 B")),
            )
            for how, goal in zip(("sent", "gzipped"), goals, strict=True)
        ],
        "modules": modules_of_bundle(),
    }
    (RAW / "bytes.json").write_text(json.dumps(content))


def build_empty() -> None:
    """Build extensions that do nothing, with the builder of the extension template."""
    shutil.rmtree(EMPTY, ignore_errors=True)
    own = json.loads((CHECKOUT / "package.json").read_text())
    app = "@jupyterlab/application"
    for number in range(11):
        name = f"empty-{number}"
        source = EMPTY / name
        (source / "lib").mkdir(parents=True)
        (source / "node_modules").symlink_to(CHECKOUT / "node_modules")
        description = {
            "name": name,
            "version": "0.1.0",
            "main": "lib/index.js",
            "dependencies": {app: own["dependencies"][app]},
            "devDependencies": own["devDependencies"],
            "jupyterlab": {"extension": True, "outputDir": "labextension"},
        }
        (source / "package.json").write_text(json.dumps(description))
        plugin = f"{{ id: '{name}:plugin', autoStart: true, activate: () => {{}} }}"
        (source / "lib" / "index.js").write_text(f"export default {plugin};")
        command = ["jupyter-builder", "build", "."]
        subprocess.run(command, check=True, cwd=source, capture_output=True)


def run_browser(name: str) -> None:
    """Measure in browsers."""
    if name == "start":
        build_empty()
    command = ["npx", "playwright", "test", "--config", "benchmarks.config.ts", f"{name}.bench"]
    subprocess.run(command, check=True, cwd=CHECKOUT / "ui-tests")


def write_results() -> None:
    """Write all that was measured, in JSON and as a table."""
    titles = {
        "bytes": "Bytes",
        **{
            f"{name}-{project}": f"{title}: JupyterLab {project}"
            for name, title in IN_BROWSERS.items()
            for project in ("newest", "3.4.7")
        },
    }
    file = RESULTS / "results.json"
    before = json.loads(file.read_text())["parts"] if file.exists() else []
    parts = {part["name"]: part for part in before}
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{os.cpu_count()} cores of {processor()}, {memory:.0f} GiB"
    for name, title in titles.items():
        if (raw := RAW / f"{name}.json").exists():
            about = {"name": title, "machine": machine, "date": date.today().isoformat()}
            parts[title] = {**about, **json.loads(raw.read_text())}
    results = {"parts": [parts[title] for title in titles.values() if title in parts]}
    RESULTS.mkdir(parents=True, exist_ok=True)
    content = json.dumps(results, indent=1, ensure_ascii=False)
    file.write_text(content + "\n")
    python = environments.ensure("benchmark", with_extension=False) / "bin" / "python"
    table = subprocess.run(
        [str(python), "-m", "benchmarks.table"],
        check=True,
        cwd=CHECKOUT,
        input=content,
        capture_output=True,
        text=True,
    )
    (RESULTS / "results.md").write_text(table.stdout)
    subprocess.run(["npx", "prettier", "--write", str(RESULTS)], check=True, cwd=CHECKOUT)


def processor() -> str:
    """What the processor calls itself."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


if __name__ == "__main__":
    main()
