import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';

import { ensureProgram } from '../hosts/host';

/**
 * What the gate does.
 *
 * - `open`: lets everything pass
 * - `redirect`: redirects requests without its cookie to a sign-in page
 * - `redirect-but-hub`: the same, except for the Hub's API
 * - `unauthorized`: responds to them with 401 and `{}`
 * - `basic`: requires a username and password
 * - `header`: removes the header `Authorization`
 * - `hub-html`, `hub-json`, `hub-404`: closes the Hub's API with 403 or 404
 */
export type Rule = (typeof RULES)[number];

const RULES = [
  'open',
  'redirect',
  'redirect-but-hub',
  'unauthorized',
  'basic',
  'header',
  'hub-html',
  'hub-json',
  'hub-404'
] as const;

/** The name and password that the rule `basic` requires. */
export const CREDENTIALS = { username: 'alice', password: 'secret' };

/** nginx in front of a host on http, with rules as companies have them. */
export class Gate {
  /**
   * @param url - The host's URL.
   * @throws UnavailableError if it can't run on this machine.
   */
  static async start(url: string): Promise<Gate> {
    await ensureProgram('nginx');
    const folder = await mkdtemp(path.join(os.tmpdir(), 'gate-'));
    const port = await freePort();
    const { username, password } = CREDENTIALS;
    await writeFile(`${folder}/users`, `${username}:{PLAIN}${password}\n`);
    await writeFile(
      `${folder}/nginx.conf`,
      configuration(folder, port, new URL(url).host)
    );
    const nginx = spawn('nginx', ['-c', `${folder}/nginx.conf`], {
      stdio: 'inherit'
    });
    const ended = new Promise(resolve => nginx.once('exit', resolve));
    const gate = new Gate(folder, port, async () => {
      nginx.kill();
      await ended;
      await rm(folder, { recursive: true });
    });
    await gate.follow('open');
    while (!(await isListening(port))) {
      if (nginx.exitCode !== null) {
        throw new Error('nginx did not start; see its words above.');
      }
    }
    return gate;
  }

  private constructor(
    private readonly _folder: string,
    private readonly _port: number,
    readonly stop: () => Promise<void>
  ) {}

  /** The cookie of a browser that signed in at the gate. */
  get cookie() {
    return { name: 'gate', value: 'ok', url: this.at('http://127.0.0.1/') };
  }

  /** A URL of the host, through the gate. */
  at(url: string): string {
    const moved = new URL(url);
    moved.port = String(this._port);
    return moved.href;
  }

  /** Follows a rule from the next request on. */
  async follow(rule: Rule): Promise<void> {
    for (const other of RULES) {
      await rm(`${this._folder}/${other}`, { force: true });
    }
    await writeFile(`${this._folder}/${rule}`, '');
  }
}

/**
 * Finds a port on which nothing listens, of those that no system gives to a
 * program that wants any.
 */
export async function freePort(): Promise<number> {
  let port: number;
  do {
    port = 20_000 + Math.floor(Math.random() * 12_768);
  } while (await isListening(port));
  return port;
}

async function isListening(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** nginx reads which rule it follows at each request, from a file's name. */
function configuration(folder: string, port: number, host: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    daemon off;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    pid ${folder}/pid;
    error_log ${folder}/error.log;
    events {}
    http {
      access_log off;
      ${temporary.map(kind => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
      map $http_upgrade $connection_upgrade { default upgrade; '' close; }
      map $cookie_gate $visitor { default stranger; ok known; }
      map $cookie_gate $user { default ''; ok alice; }
      map $uri $area { default server; ~^/hub/api hub; }
      server {
        listen 127.0.0.1:${port};
        set $rule open;
        ${RULES.map(rule => `if (-f ${folder}/${rule}) { set $rule ${rule}; }`).join('\n')}
        set $request_case "$rule $visitor $area";
        if ($request_case ~ "^redirect stranger") { return 302 /gate; }
        if ($request_case = "redirect-but-hub stranger server") { return 302 /gate; }
        if ($request_case ~ "^unauthorized stranger") { rewrite ^ /gate/401 last; }
        if ($request_case ~ "^hub-html .* hub") { return 403; }
        if ($request_case ~ "^hub-json .* hub") { rewrite ^ /gate/403 last; }
        if ($request_case ~ "^hub-404 .* hub") { return 404; }
        set $realm off;
        if ($rule = basic) { set $realm Jupyter; }
        set $sent $http_authorization;
        if ($rule ~ "^(basic|header)$") { set $sent ''; }
        location /gate/ { default_type application/json; }
        location = /gate/401 {
          default_type application/json;
          return 401 '{}';
        }
        location = /gate/403 {
          default_type application/json;
          return 403 '{"message": "Forbidden"}';
        }
        location / {
          auth_basic $realm;
          auth_basic_user_file ${folder}/users;
          proxy_pass http://${host};
          proxy_set_header Authorization $sent;
          proxy_set_header X-Remote-User $user;
          proxy_set_header Host $http_host;
          proxy_http_version 1.1;
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection $connection_upgrade;
        }
      }
    }
  `;
}
