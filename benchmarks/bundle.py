"""The bytes of prebuilt extensions, as wheels bring them."""

import gzip
import json
import re
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from hosts.places import CHECKOUT, copy_checkout

# What users could install instead, with a panel, a dialog, or less.
PEERS = [
    "jupyterlab-link-share==0.3.0",
    "jupyter-collaboration-ui",
    "jupyterlab-unfold",
    "jupyter-server-proxy",
]


class Bytes(NamedTuple):
    """Bytes of scripts: as Jupyter Server sends them, which does not compress, and gzipped."""

    sent: int
    gzipped: int


class Sizes(NamedTuple):
    """Bytes of an extension."""

    # The version of the wheel.
    version: str
    # What JupyterLab loads at its start: the remote entry, and the chunks of the plugins
    # and of the style.
    start: Bytes
    # All scripts together.
    whole: Bytes


def sizes_of(requirement: str) -> Sizes:
    """The sizes of a wheel: a file, or a requirement that PyPI answers."""
    with tempfile.TemporaryDirectory() as directory:
        target = Path(directory)
        command = ["uv", "pip", "install", "--quiet", "--no-deps", "--target", str(target)]
        subprocess.run([*command, requirement], check=True)
        (description,) = [
            path
            for path in (target / "share" / "jupyter" / "labextensions").rglob("package.json")
            if "_build" in json.loads(path.read_text()).get("jupyterlab", {})
        ]
        (metadata,) = target.glob("*.dist-info/METADATA")
        version = re.search(r"^Version: (\S+)", metadata.read_text(), re.M)
        return Sizes(version[1] if version else "", *sizes_in(description.parent))


def sizes_in(labextension: Path) -> tuple[Bytes, Bytes]:
    """What of a labextension in its folder is loaded at the start, and all of it."""
    build = json.loads((labextension / "package.json").read_text())["jupyterlab"]["_build"]
    entry = labextension / build["load"]
    scripts = list((labextension / "static").rglob("*.js"))
    needed = chunks_of(
        entry.read_text(), [build[key] for key in ("extension", "style") if key in build]
    )
    start = [path for path in scripts if path == entry or path.name.split(".")[0] in needed]
    return bytes_of(start), bytes_of(scripts)


def chunks_of(entry: str, modules: list[str]) -> set[str]:
    """The names of the chunks that a remote entry loads for modules such as `./extension`."""
    chunks: set[str] = set()
    for module in modules:
        # "./extension":()=>Promise.all([r.e(1),r.e(2)]).then(…) in what webpack writes.
        found = re.search(rf'"?{re.escape(module)}"?:\s*\(\)\s*=>(.*?)\.then\(', entry, re.S)
        if not found:
            raise ValueError(f"The remote entry names no {module}.")
        chunks |= set(re.findall(r'\.e\(["\']?([\w-]+)["\']?\)', found[1]))
    return chunks


def bytes_of(paths: list[Path]) -> Bytes:
    """The bytes of files."""
    contents = [path.read_bytes() for path in paths]
    return Bytes(
        sum(len(content) for content in contents),
        sum(len(gzip.compress(content, 9, mtime=0)) for content in contents),
    )


def modules_of_bundle() -> dict[str, dict[str, int]]:
    """The minified bytes of each script of the bundle, by the modules that they came from.

    The bundle is built again, in another folder and with source maps, which the wheel has not.
    """
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory)
        copy_checkout(copy)
        (copy / "node_modules").symlink_to(CHECKOUT / "node_modules")
        for command in (["jlpm", "build:lib:prod"], ["jlpm", "build:labextension", "--source-map"]):
            subprocess.run(command, check=True, cwd=copy, capture_output=True)
        scripts = sorted((copy / "jupyterlab_api_token/labextension/static").glob("*.js.map"))
        script = CHECKOUT / "benchmarks" / "modules.mjs"
        command = ["node", str(script), *(str(path.with_suffix("")) for path in scripts)]
        result = subprocess.run(command, check=True, capture_output=True, text=True)
    modules: dict[str, dict[str, int]] = json.loads(result.stdout)
    return modules
