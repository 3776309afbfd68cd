import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** The root of the repository. */
export const CHECKOUT = path.resolve(__dirname, '..', '..');

/** Runs a program on this machine, and returns what it printed. */
export async function execute(
  program: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {}
): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, {
    cwd: CHECKOUT,
    env: { ...process.env, ...variables }
  });
  return stdout;
}

/** Runs `python -m hosts` with arguments, and returns what it printed. */
export function runHosts(...args: string[]): Promise<string> {
  return execute('python', ['-m', 'hosts', ...args]);
}

/**
 * Installs a program of Debian.
 *
 * @throws UnavailableError if this machine can't have it.
 */
export async function ensureProgram(name: string): Promise<void> {
  const reason = (await runHosts('program', name)).trim();
  if (reason) {
    throw new UnavailableError(reason);
  }
}

/** The facts of a host that is ready. See `describe` in `hosts/`. */
interface IHostDescription {
  readonly url: string;
  readonly directory: string;

  /**
   * The home folder of the user whose server runs, with `USER` for the name.
   */
  readonly home: string;

  /** The password of all users of a hub. */
  readonly password: string;

  /** The token of a plain JupyterLab. */
  readonly token: string;

  /** The file of the host's self-signed certificate, `''` on HTTP. */
  readonly certificate: string;
}

/** A running server as `jupyter server list` prints it. */
interface IListedServer {
  readonly url: string;
  readonly token: string;
}

/** A host can't run on this machine. The message says why. */
export class UnavailableError extends Error {}

/** A real host of `hosts/table.json`, in processes of its own. */
export class Host {
  /**
   * Start a host, and wait until it responds.
   *
   * @param args - Further arguments of `jupyter lab`, or further lines of a
   *   hub's configuration.
   * @throws UnavailableError if the host can't run on this machine.
   */
  static async start(name: string, args: string[] = []): Promise<Host> {
    const supervisor = spawn(
      'python',
      ['-m', 'hosts', 'serve', name, '--', ...args],
      { cwd: CHECKOUT, stdio: ['pipe', 'pipe', 'inherit'] }
    );
    const lines = createInterface(supervisor.stdout)[Symbol.asyncIterator]();
    const { value, done } = await lines.next();
    if (done) {
      throw new Error(`The host ${name} did not start; see its words above.`);
    }
    const description = JSON.parse(value);
    if (description.unavailable) {
      throw new UnavailableError(description.unavailable);
    }
    return new Host(supervisor, lines, description);
  }

  private constructor(
    private readonly _supervisor: ChildProcess,
    private readonly _lines: AsyncIterator<string>,
    readonly about: IHostDescription
  ) {}

  /** The same host at another URL, such as that of a proxy. */
  at(url: string, certificate = this.about.certificate): Host {
    const about = { ...this.about, url, certificate };
    return new Host(this._supervisor, this._lines, about);
  }

  /**
   * Stop a part of a hub: `hub`, `proxy` or `servers`; anything else stops all.
   */
  async stopPart(name: string): Promise<void> {
    await this._order({ stop: name });
  }

  /** Start a part again, and wait until it responds. */
  async startPart(name: string): Promise<void> {
    await this._order({ start: name });
  }

  /** Stop the host. */
  async stop(): Promise<void> {
    const ended = once(this._supervisor, 'exit');
    this._supervisor.stdin?.end();
    await ended;
  }

  /** The home folder of a user, whose name is `''` without a hub. */
  homeOf(user: string): string {
    return this.about.home.replace('USER', () => user);
  }

  /**
   * Write a user's settings of a plugin, as JupyterLab's settings editor does.
   * They apply when the page is loaded again.
   *
   * @param plugin - The id, such as `jupyterlab-api-token:panel`.
   */
  async writeSettings(
    user: string,
    plugin: string,
    settings: object
  ): Promise<void> {
    const [extension, name] = plugin.split(':');
    const folder = this._settingsOf(user, extension);
    await mkdir(folder, { recursive: true });
    await writeFile(
      `${folder}/${name}.jupyterlab-settings`,
      JSON.stringify(settings)
    );
  }

  /** Remove a user's settings of an extension. */
  async removeSettings(user: string, extension: string): Promise<void> {
    const folder = this._settingsOf(user, extension);
    await rm(folder, { force: true, recursive: true });
  }

  /** The running servers, as `jupyter server list` in a terminal shows them. */
  async listServers(user = ''): Promise<IListedServer[]> {
    const output = await this.run(
      ['jupyter', 'server', 'list', '--json'],
      user
    );
    return output
      .split('\n')
      .filter(line => line.startsWith('{'))
      .map(line => JSON.parse(line));
  }

  /**
   * Run a command where a server runs, such as in its container, and return its
   * output.
   */
  async run(command: string[], user = ''): Promise<string> {
    const { output, error } = await this._order({ run: command, user });
    if (error) {
      throw new Error(error);
    }
    return output ?? '';
  }

  /**
   * Request a URL from outside the browser, with only a token.
   *
   * @param data - What to send as JSON.
   */
  async curl(
    url: string,
    token: string,
    method = 'GET',
    data?: object
  ): Promise<{ status: number; body: string }> {
    const { certificate } = this.about;
    const type = 'Content-Type: application/json';
    const stdout = await execute('curl', [
      '--silent',
      ...['--request', method],
      ...(data ? ['--header', type, '--data', JSON.stringify(data)] : []),
      ...['--header', `Authorization: token ${token}`],
      ...['--write-out', '\n%{http_code}'],
      ...(certificate ? ['--cacert', certificate] : []),
      url
    ]);
    const end = stdout.lastIndexOf('\n');
    return {
      status: Number(stdout.slice(end + 1)),
      body: stdout.slice(0, end)
    };
  }

  private _settingsOf(user: string, extension: string): string {
    return `${this.homeOf(user)}/.jupyter/lab/user-settings/${extension}`;
  }

  private async _order(
    order: object
  ): Promise<{ output?: string; error?: string }> {
    this._supervisor.stdin?.write(`${JSON.stringify(order)}\n`);
    const { value, done } = await this._lines.next();
    if (done) {
      throw new Error('The host ended; see its words above.');
    }
    return JSON.parse(value);
  }
}
