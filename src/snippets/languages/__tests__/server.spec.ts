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
import { serverFileLines } from '../python';
import { curl } from '../shell';

// How code in a server without a hub finds the file of that server.

let home: string;
let runtime: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'a home '));
  runtime = join(home, '.local/share/jupyter/runtime');
  mkdirSync(runtime, { recursive: true });
  addServer(8001, 30, 'oldest');
  addServer(8002, 20, "it's $odd");
  addServer(8003, 10, 'newest');
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

/** Writes the file of a server as jupyter_server does. */
function addServer(pid: number, ageSeconds: number, token: string): void {
  const file = join(runtime, `jpserver-${pid}.json`);
  const url = urlOf(pid);
  writeFileSync(file, JSON.stringify({ pid, url, token }));
  const time = Date.now() / 1000 - ageSeconds;
  utimesSync(file, time, time);
}

function urlOf(pid: number): string {
  return `http://localhost:${pid}/a%20b/`;
}

describe.each(SHELLS)('in %s', shell => {
  it.each<[string, number, string, () => Record<string, string>]>([
    ['its kernel', 8002, "it's $odd", () => ({ JPY_PARENT_PID: '8002' })],
    [
      'its terminal',
      8002,
      "it's $odd",
      () => ({ JUPYTER_SERVER_URL: urlOf(8002) })
    ],
    ['its age, where it is the newest', 8003, 'newest', () => ({})],
    [
      'the admin’s runtime folder',
      8003,
      'newest',
      () => ({ HOME: '/nowhere', JUPYTER_RUNTIME_DIR: runtime })
    ],
    [
      'its age, where it has no token',
      8004,
      '',
      () => {
        addServer(8004, 0, '');
        return {};
      }
    ]
  ])('the server is found by %s', (_, pid, token, variablesOf) => {
    const code = curl(trans).render(requestOf({ place: 'server' }));
    const printed = printedBy(shell, STUBS + code, {
      HOME: home,
      JPY_PARENT_PID: '',
      JUPYTER_SERVER_URL: '',
      JUPYTER_RUNTIME_DIR: '',
      ...variablesOf()
    });
    expect(printed.slice(-2)).toEqual([
      `${urlOf(pid)}api/sessions`,
      `Authorization: token ${token}\n`
    ]);
  });
});

it('in Python the server is found by its kernel', () => {
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
  expect(stdout).toBe('oldest\n');
});
