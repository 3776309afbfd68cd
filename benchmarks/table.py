"""The table of what was measured, in Markdown.

Run with the Python of the environment "benchmark", which has SciPy: reads the results in
JSON from the input, and prints the table.
"""

import json
import re
import sys
from collections import Counter
from statistics import median
from typing import Any

import numpy
from scipy.stats import bootstrap, wilcoxon

HEAD = ["what", "measured", "compared", "to reach"]

WORDS = {"bytes": "B", "ms": "ms"}


def main() -> None:
    """Print the table."""
    results = json.load(sys.stdin)
    lines = ["# What it costs", ""]
    lines += ["Made by `make bench`.", ""]
    for part in results["parts"]:
        versions = ", ".join(f"{name} {version}" for name, version in part["versions"].items())
        lines += [f"## {part['name']}", ""]
        lines += [f"On {part['machine']}, {part['date']}: {versions}.", ""]
        lines += [row(HEAD), row(["---"] * len(HEAD))]
        lines += [row(cells(measurement)) for measurement in part["measurements"]]
        lines.append("")
        if "modules" in part:
            lines += analysis(part["modules"])
    print("\n".join(lines).rstrip())


def analysis(modules: dict[str, dict[str, int]]) -> list[str]:
    """Where the bytes are: by script and folder, and the largest modules."""
    lines = ["### Where the bytes are", "", "Minified, before gzip.", ""]
    for script, sources in modules.items():
        whole = sum(sources.values())
        folders: Counter[str] = Counter()
        for source, size in sources.items():
            folders[folder_of(source)] += size
        lines += [f"`{script}`: {whole:,} B", ""]
        lines += [row(["folder", "bytes", "share"]), row(["---", "--:", "--:"])]
        lines += [
            row([folder, f"{size:,}", f"{size / whole:.0%}"])
            for folder, size in folders.most_common()
        ]
        lines.append("")
        largest = Counter(sources).most_common(10)
        if len(sources) > len(largest):
            words = ", ".join(f"`{source_of(source)}` {size:,}" for source, size in largest)
            lines += [f"The largest modules: {words}.", ""]
    return lines


def folder_of(source: str) -> str:
    """The folder of the sources that a module of the bundle came from."""
    source = source_of(source)
    return f"`{source.rsplit('/', 1)[0]}`" if source.startswith("src/") else "webpack, styles"


def source_of(module: str) -> str:
    """The source of a module: `src/ui/drawing.ts` of `lib/ui/drawing.js`."""
    return re.sub(r"^lib/(.*)\.js$", r"src/\1.ts", module) or "webpack, styles"


def row(texts: list[str]) -> str:
    """A row of the table."""
    return f"| {' | '.join(texts)} |"


def cells(measurement: dict[str, Any]) -> list[str]:
    """The row of a measurement."""
    unit = WORDS.get(measurement["unit"], measurement["unit"])
    series = measurement["series"]
    first, *others = series
    measured = [f"{name}: {spread(values, unit)}" for name, values in series.items()]
    compared = [f"{other}: {comparison(series[first], series[other])}" for other in others]
    return [
        measurement["what"],
        "<br>".join(measured),
        "<br>".join(compared),
        measurement["reach"],
    ]


def spread(values: list[float], unit: str) -> str:
    """The median and the quartiles."""
    if len(values) == 1:
        return f"{number(values[0])} {unit}"
    low, high = numpy.percentile(values, [25, 75])
    return f"{number(median(values))} ({number(low)} to {number(high)}) {unit}, n = {len(values)}"


def comparison(values: list[float], others: list[float]) -> str:
    """The ratio of the medians to others, and whether pairs differ by their ranks."""
    if not median(others):
        return "ratio to 0"
    ratio = f"ratio {median(values) / median(others):.3f}"
    if len(values) < 2 or len(values) != len(others):
        return ratio
    pairs = (numpy.array(values), numpy.array(others))
    interval = bootstrap(
        pairs,
        lambda a, b: numpy.median(a) / numpy.median(b),
        paired=True,
        vectorized=False,
        method="percentile",
        rng=numpy.random.default_rng(1),
    ).confidence_interval
    test = wilcoxon(*pairs, zero_method="zsplit")
    return f"{ratio} ({interval.low:.3f} to {interval.high:.3f}), p = {test.pvalue:.2f}"


def number(value: float) -> str:
    """A number with as many places as it is worth."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    main()
