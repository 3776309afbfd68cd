"""Add tokens of a user to a hub's own database, as after years of use."""

import json
import secrets
import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta, timezone


def main(database: str, user: str, first: int, last: int) -> None:
    """Add tokens with these numbers. The higher the number, the newer is the token.

    Of each ten, the one whose number ends in 1 was given to an app, that in 2 ends within a
    day, that in 3 never, and the others in a month. The tokens themselves do not exist: the
    hashes are of nothing.
    """
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    ends = {2: timedelta(hours=19, minutes=30), 3: None}
    with closing(sqlite3.connect(database, timeout=60)) as connection, connection:
        (user_id,) = connection.execute("SELECT id FROM users WHERE name = ?", [user]).fetchone()
        (app,) = connection.execute(
            "SELECT identifier FROM oauth_clients WHERE identifier = ?",
            [f"jupyterhub-user-{user}"],
        ).fetchone()
        rows = []
        for number in range(first, last + 1):
            created = now - timedelta(days=30) + timedelta(seconds=60 * number)
            end = ends.get(number % 10, timedelta(days=29, hours=12))
            is_app = number % 10 == 1
            rows.append(
                {
                    "user_id": user_id,
                    "hashed": f"sha512:1:{secrets.token_hex(8)}:{secrets.token_hex(64)}",
                    "prefix": secrets.token_hex(2),
                    "client_id": app if is_app else "jupyterhub",
                    "session_id": secrets.token_hex(16) if is_app else None,
                    "created": created.isoformat(" "),
                    "expires_at": end and (now + end).isoformat(" "),
                    "note": None if is_app else f"job {number}",
                    "scopes": json.dumps([f"access:servers!server={user}/"]),
                }
            )
        columns = list(rows[0])
        connection.executemany(
            f"INSERT INTO api_tokens ({', '.join(columns)})"
            f" VALUES ({', '.join(f':{column}' for column in columns)})",
            rows,
        )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
