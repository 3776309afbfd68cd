"""Running commands in tests."""

import re
import subprocess


def run(*command: str, **options: object) -> str:
    """Run a command, and give what it printed."""
    result = subprocess.run(command, check=False, capture_output=True, text=True, **options)  # type: ignore[call-overload]
    assert result.returncode == 0, result.stdout + result.stderr
    return str(result.stdout + result.stderr)


def without_colors(words: str) -> str:
    """What a terminal shows, as plain text."""
    return re.sub(r"\x1b\[\d*m", "", words)
