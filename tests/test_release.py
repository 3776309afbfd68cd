"""RELEASE.md, followed up to publishing, with a local repository in the place of GitHub."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from hosts.environments import ensure, find_wheel
from hosts.places import CACHE, CHECKOUT, copy_checkout
from tests.running import copy_packages, run
from tests.test_links import anchors_of

REPOSITORY = "the-owner/jupyterlab-api-token"
URL = f"https://github.com/{REPOSITORY}"
UNRELEASED = "\n## Unreleased\n"
VERSION = json.loads((CHECKOUT / "package.json").read_text())["version"]


def description_of(wheel: Path) -> str:
    """Returns the text of a wheel's page on PyPI, in Markdown."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("/METADATA")]
        return archive.read(name).decode().partition("\n\n")[2]


class Release:
    """A clone in which Jupyter Releaser runs, and its remote."""

    def __init__(self, directory: Path) -> None:
        """Publish the checkout to the remote, with the repository's URL set."""
        self.directory = directory
        self.remote = directory / f"{REPOSITORY}.git"
        self.clone = directory / ".jupyter_releaser_checkout"
        environment = ensure("release", with_extension=False)
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        (directory / "tmp").mkdir()
        self.python = str(environment / "bin" / "python")
        self.variables = {
            **os.environ,
            "PATH": f"{environment / 'bin'}:{os.environ['PATH']}",
            "TMPDIR": str(directory / "tmp"),
            "PIPX_HOME": str(CACHE / "pipx"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_COUNT": "2",
            "GIT_CONFIG_KEY_0": "user.name",
            "GIT_CONFIG_VALUE_0": "Maintainer",
            "GIT_CONFIG_KEY_1": "user.email",
            "GIT_CONFIG_VALUE_1": "maintainer@example.org",
            # As its action `check-release` does: its own server answers for GitHub.
            "RH_DRY_RUN": "true",
            "MOCK_GITHUB_PORT": str(port),
            "GITHUB_ACCESS_TOKEN": "none",
            "GITHUB_OUTPUT": str(directory / "output.txt"),
            "GITHUB_REF": "refs/heads/main",
            "RH_REPOSITORY": REPOSITORY,
            "RH_BRANCH": "main",
            # Of all that npm would install, only whether it can be.
            "RH_NPM_INSTALL_OPTIONS": "--dry-run --no-audit --prefer-offline",
            # It asks GitHub for the merged pull requests.
            "RH_STEPS_TO_SKIP": "build-changelog",
        }
        run("git", "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        run("git", "init", "--quiet", "--initial-branch=main", str(self.clone))
        copy_checkout(self.clone)
        self.git("remote", "add", "origin", str(self.remote))

    def git(self, *arguments: str) -> str:
        """Run Git in the clone."""
        return run("git", *arguments, cwd=self.clone, env=self.variables)

    def push(self) -> None:
        """Commit everything, and push it."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=Before the release")
        self.git("push", "--quiet", "origin", "HEAD:main")

    def set_url(self) -> None:
        """Follow "Once" of RELEASE.md."""
        (command,) = re.findall(r"`(sed .*?)`", (CHECKOUT / "RELEASE.md").read_text())
        run("bash", "-c", command.replace("YOU", REPOSITORY.split("/")[0]), cwd=self.clone)

    def run(self, *command: str, **variables: str) -> str:
        """Run a command beside the clone."""
        return run(*command, cwd=self.directory, env={**self.variables, **variables})


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return Release(tmp_path)


def test_a_release_needs_the_url_of_the_repository(release: Release) -> None:
    bump = [release.python, "-m", "jupyter_releaser", "bump-version", "--version-spec=patch"]
    refused = subprocess.run(
        bump, cwd=release.directory, env=release.variables, capture_output=True, text=True
    )
    assert refused.returncode
    assert "Set the repository's URL in package.json" in refused.stdout + refused.stderr


def test_a_bump_leaves_no_other_version_behind(release: Release) -> None:
    release.set_url()
    release.push()
    major, minor, patch = map(int, VERSION.split("."))
    for spec, expected in {
        "patch": f"{major}.{minor}.{patch + 1}",
        "minor": f"{major}.{minor + 1}.0",
    }.items():
        release.run("jupyter-releaser", "bump-version", f"--version-spec={spec}")
        assert json.loads((release.clone / "package.json").read_text())["version"] == expected
    run("jlpm", "install", "--mode=update-lockfile", cwd=release.clone)
    assert release.git("status", "--short") == " M package.json\n"


def test_a_maintainer_follows_the_steps(release: Release) -> None:
    release.set_url()
    changelog = release.clone / "CHANGELOG.md"
    head, _, notes = changelog.read_text().partition(UNRELEASED)
    changelog.write_text(head)
    release.push()

    action = (release.python, "-m")
    release.run(*action, "jupyter_releaser.actions.prep_release", RH_VERSION_SPEC=VERSION)
    draft = (release.directory / "output.txt").read_text().partition("release_url=")[2].strip()
    drafts = release.directory / "tmp" / "gh_static" / "releases.json"
    ((key, fields),) = json.loads(drafts.read_text()).items()
    assert (fields["html_url"], fields["name"]) == (draft, f"v{VERSION}")
    fields["body"] = f"## {VERSION}\n{notes}"
    drafts.write_text(json.dumps({key: fields}))

    copy_packages(release.clone)
    release.run(*action, "jupyter_releaser.actions.populate_release", RH_RELEASE_URL=draft)

    dist = release.clone / "dist"
    name = f"jupyterlab_api_token-{VERSION}"
    assert {path.name for path in dist.iterdir()} == {
        f"jupyterlab-api-token-{VERSION}.tgz",
        f"{name}.tar.gz",
        f"{name}-py3-none-any.whl",
    }
    assert release.git("status", "--short") == ""
    released = release.git("show", f"v{VERSION}:CHANGELOG.md")
    assert f"NEW CHANGELOG ENTRY> -->\n\n## {VERSION}\n{notes}\n<!-- <END" in released
    run("node_modules/.bin/prettier", "--check", "CHANGELOG.md", cwd=release.clone)

    # npm's page shows what PyPI's shows.
    with tarfile.open(dist / f"jupyterlab-api-token-{VERSION}.tgz") as package:
        files = {entry.name: package.extractfile(entry) for entry in package}
        readme, data = (files[f"package/{name}"] for name in ("README.md", "package.json"))
        assert readme
        assert data
        assert readme.read().decode() == description_of(dist / f"{name}-py3-none-any.whl")
        # Shown by the extension manager of JupyterLab 3, which would build the npm package.
        assert json.load(data)["description"].endswith("In JupyterLab 3, install it with pip.")


class Page(HTMLParser):
    """The links and pictures of an HTML page."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the URL of a link or picture."""
        values = dict(attrs)
        if tag == "a":
            self.links.append(values["href"] or "")
        elif tag in ("img", "source"):
            self.pictures.append(values.get("src") or values["srcset"] or "")


def render_for_pypi(markdown: str) -> str:
    """Returns the HTML that PyPI shows for a description."""
    python = ensure("release", with_extension=False) / "bin" / "python"
    script = "import sys, readme_renderer.markdown as r; print(r.render(sys.stdin.read()))"
    command = [str(python), "-c", script]
    return subprocess.run(
        command, check=True, input=markdown, capture_output=True, text=True
    ).stdout


def test_each_link_and_picture_on_pypi_leads_to_a_file() -> None:
    markdown = description_of(find_wheel())
    html = render_for_pypi(markdown)
    # The dark pictures are in the Markdown alone, which npm and GitHub show: PyPI drops them.
    dark = re.findall(r'srcset="(.*?)"', markdown)
    page = Page(html)
    links = [url for url in page.links if not url.startswith("#user-content-")]
    assert links
    assert page.pictures
    assert dark
    homepage = json.loads((CHECKOUT / "package.json").read_text())["homepage"]
    for kind, urls in {"blob": links, "raw": [*page.pictures, *dark]}.items():
        for url in urls:
            assert url.startswith("https://"), url
            name, _, anchor = url.removeprefix(f"{homepage}/{kind}/HEAD/").partition("#")
            if not name.startswith("https://"):
                path = CHECKOUT / unquote(name)
                assert path.is_file(), url
                assert not anchor or anchor in anchors_of(path), url
    assert html.count("<img") == markdown.count("<img") + markdown.count("![")


def test_each_python_in_the_classifiers_is_tested() -> None:
    metadata = (CHECKOUT / "pyproject.toml").read_text()
    workflow = (CHECKOUT / ".github" / "workflows" / "install.yml").read_text()
    claimed = re.findall(r"Python :: (3\.\d+)", metadata)
    assert set(claimed) == set(re.findall(r"python: '(3\.\d+)' }", workflow))
    assert f'requires-python = ">={claimed[0]}"' in metadata


def test_the_package_can_be_imported_before_its_first_build(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    shutil.copy(CHECKOUT / "jupyterlab_api_token" / "__init__.py", tmp_path / "package")
    script = "import package; print(package.__version__, package._jupyter_labextension_paths())"
    assert run(sys.executable, "-c", script, cwd=tmp_path).startswith("dev [{")
