"""Print what the environment of a host is made of, for `pip install --requirement`.

`python scripts/requirements.py HOST`, with a name of `hosts/table.json`. Needs nothing but
Python, on any system.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hosts.table import HOSTS, environment_of, ingredients_of


def main() -> None:
    """Print the requirements, a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("host", choices=HOSTS, metavar="host")
    host = parser.parse_args().host
    print("\n".join(ingredients_of(environment_of(host))["packages"]))


if __name__ == "__main__":
    main()
