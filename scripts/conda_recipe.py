"""Write `dist/recipe.yaml`: conda-forge's recipe for the source distribution in `dist`."""

import hashlib
import json
import re
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
RECIPE = CHECKOUT / "conda-forge" / "recipe.yaml"


def main() -> None:
    """Write it, and say where."""
    version = json.loads((CHECKOUT / "package.json").read_text())["version"]
    sdist = CHECKOUT / "dist" / f"jupyterlab_api_token-{version}.tar.gz"
    if not sdist.exists():
        sys.exit(f"There is no {sdist.relative_to(CHECKOUT)}: run `make dist` first.")
    recipe = sdist.with_name("recipe.yaml")
    recipe.write_text(filled(RECIPE.read_text(), version, sdist.read_bytes()))
    print(f"{recipe.relative_to(CHECKOUT)}: version {version}")


def filled(recipe: str, version: str, sdist: bytes) -> str:
    """The recipe with a version and the checksum of its source distribution."""
    values = {"version": version, "sha256": hashlib.sha256(sdist).hexdigest()}
    for name, value in values.items():
        recipe = re.sub(rf"^  {name}: .*$", f"  {name}: '{value}'", recipe, count=1, flags=re.M)
    return recipe


if __name__ == "__main__":
    main()
