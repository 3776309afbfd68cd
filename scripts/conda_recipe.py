"""Write `dist/recipe.yaml`: conda-forge's recipe for the source distribution in `dist`."""

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
RECIPE = CHECKOUT / "conda-forge" / "recipe.yaml"


def main() -> None:
    """Write it, and say where."""
    package = json.loads((CHECKOUT / "package.json").read_text())
    sdist = CHECKOUT / "dist" / f"jupyterlab_api_token-{package['version']}.tar.gz"
    if not sdist.exists():
        sys.exit(f"There is no {sdist.relative_to(CHECKOUT)}: run `make dist` first.")
    recipe = sdist.with_name("recipe.yaml")
    recipe.write_text(filled(RECIPE.read_text(), package, sdist.read_bytes()))
    print(f"{recipe.relative_to(CHECKOUT)}: version {package['version']}")


def filled(recipe: str, package: dict[str, Any], sdist: bytes) -> str:
    """The recipe with the version and URLs of package.json, and the checksum of the source."""
    values = {
        "version": package["version"],
        "sha256": hashlib.sha256(sdist).hexdigest(),
        "homepage": package["homepage"],
        "repository": package["homepage"],
        "documentation": f"{package['homepage']}#readme",
    }
    for name, value in values.items():
        recipe = re.sub(rf"^  {name}: .*$", f"  {name}: '{value}'", recipe, count=1, flags=re.M)
    return recipe


if __name__ == "__main__":
    main()
