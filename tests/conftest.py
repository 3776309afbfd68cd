"""What several tests start from."""

from pathlib import Path

import pytest

from tests.running import run


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """An empty environment."""
    path = tmp_path / "environment"
    run("uv", "venv", "--quiet", "--seed", str(path))
    return path
