import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { trans } from '../../../ui/__tests__/trans';
import { requestOf } from '../../__tests__/anyrequest';
import { printedBy, SHELLS, STUBS } from '../../__tests__/shells';
import { pythonRequests, serverFileLines } from '../python';
import { curl } from '../shell';

const CODE = curl(trans).render(requestOf({ place: 'server' }));

let home: string;
let runtime: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'a home '));
  runtime = join(home, '.local/share/jupyter/runtime');
  mkdirSync(runtime, { recursive: true });
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

/**
 * Write the file of a server as jupyter_server does.
 */
function addServer(pid: number, age: number, token: string): void {
  const file = join(runtime, `jpserver-${pid}.json`);
  const url = `http://localhost:${pid}/a%20b/`;
  writeFileSync(file, JSON.stringify({ pid, url, token }));
  const time = Date.now() / 1000 - age;
  utimesSync(file, time, time);
}

describe.each(SHELLS)('Inside a server without a hub, code for %s', shell => {
  const ask = (variables: Record<string, string>): string[] =>
    printedBy(shell, STUBS + CODE, {
      HOME: home,
      JPY_PARENT_PID: '',
      JUPYTER_SERVER_URL: '',
      JUPYTER_RUNTIME_DIR: '',
      ...variables
    }).slice(-2);

  beforeEach(() => {
    addServer(8001, 30, 'oldest');
    addServer(8002, 20, "it's $odd");
    addServer(8003, 10, 'newest');
  });

  it.each([
    ['the one whose kernel it is', { JPY_PARENT_PID: '8002' }],
    [
      'the one whose terminal it is',
      { JUPYTER_SERVER_URL: 'http://localhost:8002/a%20b/' }
    ]
  ])('asks %s', (which, variables) => {
    expect(ask(variables)).toEqual([
      'http://localhost:8002/a%20b/api/sessions',
      "Authorization: token it's $odd\n"
    ]);
  });

  it('asks the newest where it can’t know', () => {
    expect(ask({})[1]).toBe('Authorization: token newest\n');
  });

  it('finds the file where the administrator put it', () => {
    expect(ask({ HOME: '/nowhere', JUPYTER_RUNTIME_DIR: runtime })[1]).toBe(
      'Authorization: token newest\n'
    );
  });

  it('finds a server that has no token', () => {
    addServer(8004, 0, '');
    expect(ask({})[1]).toBe('Authorization: token \n');
  });
});

describe('Inside a server without a hub, Python', () => {
  it('finds address and token in the server’s file', () => {
    expect(pythonRequests(trans).render(requestOf({ place: 'server' }))).toBe(
      `import json
import os
from pathlib import Path

import requests
from jupyter_core.paths import jupyter_runtime_dir

# The address and token are in a file of this server that only you can read.
files = Path(jupyter_runtime_dir()).glob("jpserver-*.json")
newest_first = sorted(files, key=os.path.getmtime, reverse=True)
servers = [json.loads(file.read_text()) for file in newest_first]
here = {os.environ.get("JPY_PARENT_PID"), os.environ.get("JUPYTER_SERVER_URL")}
server = max(servers, key=lambda s: not here.isdisjoint({str(s["pid"]), s["url"]}))
server_url, token = server["url"], server["token"]
url = server_url + "api/sessions"

headers = {"Authorization": f"token {token}"}
response = requests.get(url, headers=headers, timeout=10)
response.raise_for_status()
print(json.dumps(response.json(), indent=2))
`
    );
  });

  it('asks the server whose kernel it is', () => {
    addServer(8001, 30, 'its own');
    addServer(8002, 20, 'another');
    const program = [
      'import json, os, sys',
      'from pathlib import Path',
      ...serverFileLines('Path(sys.argv[1]).glob("*.json")'),
      'print(server["token"])'
    ].join('\n');
    const { stdout } = spawnSync('python3', ['-c', program, runtime], {
      encoding: 'utf8',
      env: { ...process.env, JPY_PARENT_PID: '8001' }
    });
    expect(stdout).toBe('its own\n');
  });

  it('needs no token where the server asks for none', () => {
    const code = pythonRequests(trans).render(
      requestOf({ place: 'server', token: '' })
    );
    expect(code).toContain('\nserver_url = server["url"]\n');
    expect(code).not.toContain('token =');
    expect(code).toContain('requests.get(url, timeout=10)');
  });
});
