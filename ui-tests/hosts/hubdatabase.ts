import { execute, type Host } from './host';

/** A token in the Hub's database. */
interface IKeptToken {
  /** The owner's name. */
  readonly user: string;

  readonly note: string;

  /** The scopes in alphabetical order. */
  readonly scopes: readonly string[];

  /** The seconds from creation to expiry, `null` if it never expires. */
  readonly seconds: number | null;
}

/** JupyterHub stores times in UTC, with fractions of a second. */
const SCRIPT = `
import json, sqlite3, sys
from datetime import datetime

file, note = sys.argv[1:]
rows = sqlite3.connect(f"file:{file}?mode=ro", uri=True).execute(
    "SELECT users.name, note, scopes, api_tokens.created, expires_at"
    " FROM api_tokens JOIN users ON users.id = user_id WHERE note = ?",
    [note],
)
def seconds(start, end):
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()

tokens = [
    {
        "user": user,
        "note": note,
        "scopes": sorted(json.loads(scopes)),
        "seconds": end and round(seconds(start, end)),
    }
    for user, note, scopes, start, end in rows
]
print(json.dumps(tokens))
`;

/** Read the tokens with a note from the Hub's database. */
export async function keptTokens(
  host: Host,
  note: string
): Promise<IKeptToken[]> {
  const stdout = await execute('python', [
    '-c',
    SCRIPT,
    `${host.about.directory}/jupyterhub.sqlite`,
    note
  ]);
  return JSON.parse(stdout);
}
