import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Host } from './host';

/** A token in the Hub's database. */
export interface IKeptToken {
  /** Whose it is. */
  readonly user: string;

  readonly note: string;

  /** The scopes in the order of the alphabet. */
  readonly scopes: readonly string[];

  /** The seconds from its making to its end, `null` for one with no end. */
  readonly seconds: number | null;
}

/** JupyterHub keeps times in UTC, with fractions of a second. */
const SCRIPT = `
import json, sqlite3, sys
from datetime import datetime

file, note = sys.argv[1:]
rows = sqlite3.connect(f"file:{file}?mode=ro", uri=True).execute(
    "SELECT users.name, note, scopes, api_tokens.created, expires_at"
    " FROM api_tokens JOIN users ON users.id = user_id WHERE note = ?",
    [note],
)
print(
    json.dumps(
        [
            {
                "user": user,
                "note": note,
                "scopes": sorted(json.loads(scopes)),
                "seconds": end
                and round(
                    (
                        datetime.fromisoformat(end) - datetime.fromisoformat(start)
                    ).total_seconds()
                ),
            }
            for user, note, scopes, start, end in rows
        ]
    )
)
`;

/** Read from the Hub's own database which tokens have a note. */
export async function keptTokens(
  host: Host,
  note: string
): Promise<IKeptToken[]> {
  const { stdout } = await promisify(execFile)('python', [
    '-c',
    SCRIPT,
    `${host.about.directory}/jupyterhub.sqlite`,
    note
  ]);
  return JSON.parse(stdout);
}
