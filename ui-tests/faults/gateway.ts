import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import type { Host } from '../hosts/host';
import { CHECKOUT, UnavailableError } from '../hosts/host';

/** A gateway of `docs/gateways.md` in front of a host on HTTP. */
export class Gateway {
  /**
   * Starts one that no token passes.
   *
   * @throws UnavailableError if it can't run on this machine.
   */
  static async start(name: 'apache' | 'haproxy', host: Host): Promise<Gateway> {
    const program = spawn(
      'python',
      ['-m', 'tests.hubs.gateway', name, new URL(host.about.url).host],
      { cwd: CHECKOUT, stdio: ['pipe', 'pipe', 'inherit'] }
    );
    const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
    const { value, done } = await lines.next();
    if (done) {
      throw new Error(`${name} did not start; see its words above.`);
    }
    const { certificate, cookies, unavailable, url } = JSON.parse(value);
    if (unavailable) {
      throw new UnavailableError(unavailable);
    }
    return new Gateway(
      program,
      lines,
      host.at(`${url}/`, certificate),
      Object.entries<string>(cookies).map(([name, value]) => ({
        name,
        value,
        url
      }))
    );
  }

  private constructor(
    private readonly _program: ChildProcess,
    private readonly _lines: AsyncIterator<string>,
    /** The host behind the gateway. */
    readonly host: Host,
    /** The cookies of a browser that signed in where the test has no page for it. */
    readonly cookies: { name: string; value: string; url: string }[]
  ) {}

  /** Lets tokens pass from now on, as the guide configures it. */
  async exemptTokens(): Promise<void> {
    this._program.stdin?.write('\n');
    await this._lines.next();
  }

  async stop(): Promise<void> {
    const ended = once(this._program, 'exit');
    this._program.stdin?.end();
    await ended;
  }
}
