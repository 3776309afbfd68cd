import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { trans } from '../../../ui/__tests__/trans';
import { builtIn, requestOf } from '../../__tests__/anyrequest';
import { SHELLS, STUBS } from '../../__tests__/shells';
import { serverFileLines } from '../python';
import { HAS_R } from './readers';

// How code in a server without a hub finds the file of that server.

let home: string;
let runtime: string;
let listener: Server;

/** A process that ended. */
const ENDED = spawnSync('true').pid;

beforeAll(async () => {
  listener = createServer().listen(0, 'localhost');
  await once(listener, 'listening');
});

afterAll(() => {
  listener.close();
});

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'a home '));
  runtime = join(home, '.local/share/jupyter/runtime');
  mkdirSync(runtime, { recursive: true });
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

/** The file of a server, which runs in this process where nothing else is said. */
interface IFile {
  readonly token: string;
  readonly path?: string;
  readonly pid?: number;
  readonly host?: string;
}

/** Writes the files of servers as jupyter_server does, the oldest first. */
function addServers(...files: readonly IFile[]): void {
  files.forEach(({ token, path, pid = process.pid, host }, index) => {
    const file = join(runtime, `jpserver-${pid}${index || ''}.json`);
    writeFileSync(file, JSON.stringify({ pid, url: urlOf(path, host), token }));
    const time = Date.now() / 1000 - 100 + index;
    utimesSync(file, time, time);
  });
}

function urlOf(path = 'a%20b', host?: string): string {
  const { port } = listener.address() as AddressInfo;
  return `http://${host ?? `localhost:${port}`}/${path}/`;
}

/** Files that are newer than the server's, none of which counts. */
const OTHERS: readonly IFile[] = [
  { token: 'of an ended process', pid: ENDED },
  { token: 'of another computer', host: '192.0.2.1:8888' },
  { token: 'of a name that is not known', host: 'node17.invalid:8888' },
  { token: 'of a closed port', host: 'localhost:1' },
  { token: 'of a unix socket', host: '%2Ftmp%2Fjupyter.sock' }
];

const MINE = "it's $mine";

type Case = readonly [string, readonly IFile[], () => Record<string, string>];

const FOUND: readonly Case[] = [
  ['living on this computer', [{ token: MINE }, ...OTHERS], () => ({})],
  [
    'the newest',
    [{ token: 'older', path: 'older' }, { token: MINE }],
    () => ({})
  ],
  [
    'the one of this kernel',
    [{ token: MINE }, { token: 'newer', pid: process.ppid }, ...OTHERS],
    () => ({ JPY_PARENT_PID: String(process.pid) })
  ],
  [
    'the one of this terminal',
    [{ token: MINE }, { token: 'newer', path: 'newer' }, ...OTHERS],
    () => ({ JUPYTER_SERVER_URL: urlOf() })
  ]
];

const NOT_FOUND: readonly Case[] = [
  ['no file', [], () => ({})],
  ['only files that do not count', OTHERS, () => ({})],
  [
    'only the file of a server that is not this one',
    [{ token: MINE }],
    () => ({ JPY_PARENT_PID: '1' })
  ]
];

const NO_SERVER = /The server was not found\. Run this in a notebook/;

/** How each language finds the server, and prints its URL and token. */
const LANGUAGES: Readonly<
  Record<string, { command: readonly string[]; program: () => string }>
> = {
  ...Object.fromEntries(
    SHELLS.map(shell => [
      shell,
      {
        command: [shell],
        program: () =>
          `${STUBS}${builtIn('curl').render(requestOf({ place: 'server' }))}`
      }
    ])
  ),
  Python: {
    command: ['python3'],
    program: () =>
      [
        'import json, os, socket, sys',
        'from pathlib import Path',
        'from urllib.parse import urlsplit',
        ...serverFileLines(
          `Path(${JSON.stringify(runtime)}).glob("*.json")`,
          false,
          trans
        ),
        'print(server["url"] + "api/sessions", "token", server["token"])'
      ].join('\n')
  },
  ...(HAS_R && {
    R: {
      command: ['R', '--no-echo', '--no-save'],
      program: () =>
        builtIn('r-httr2')
          .render(requestOf({ place: 'server' }))
          .replace(/system2\(.*\)/, JSON.stringify(runtime))
          .replace(/^request\(url\)[^]*/m, 'cat(url, "token", token)')
    }
  })
};

function run(
  { command: [name, ...args], program }: (typeof LANGUAGES)[string],
  variables: Record<string, string>
) {
  return spawnSync(name, args, {
    input: program(),
    encoding: 'utf8',
    env: {
      ...process.env,
      HOME: home,
      JPY_PARENT_PID: undefined,
      JUPYTER_SERVER_URL: undefined,
      JUPYTER_RUNTIME_DIR: undefined,
      ...variables
    }
  });
}

describe.each(Object.entries(LANGUAGES))('in %s', (_, language) => {
  it.each(FOUND)('the server is found: %s', (_, files, variables) => {
    addServers(...files);
    const { status, stdout, stderr } = run(language, variables());
    expect(stderr).toBe('');
    expect(stdout).toContain(`${urlOf()}api/sessions`);
    expect(stdout).toContain(`token ${MINE}`);
    expect(status).toBe(0);
  });

  it.each(NOT_FOUND)(
    'the code ends with a sentence: %s',
    (_, files, variables) => {
      addServers(...files);
      const { status, stdout, stderr } = run(language, variables());
      expect(stderr).toMatch(NO_SERVER);
      expect(stdout).toBe('');
      expect(status).not.toBe(0);
    }
  );
});

it('a shell looks in the admin’s runtime folder', () => {
  addServers({ token: MINE });
  const { stdout } = run(LANGUAGES[SHELLS[0]], {
    HOME: '/nowhere',
    JUPYTER_RUNTIME_DIR: runtime
  });
  expect(stdout).toContain(`token ${MINE}`);
});
