import type { Browser, BrowserContext, Page } from '@playwright/test';
import { request } from '@playwright/test';

import type { Host } from '../hosts/host';
import { JupyterPage } from '../pages/jupyterpage';
import { ALLOWED } from './allowed';
import type { IAllowance, IPlaces } from './allowed';
import { Calls } from './calls';
import { textsOnDisk } from './disktexts';
import { textsInPage } from './pagetexts';
import type { IFinding, ISecret } from './search';
import { findSecrets } from './search';
import type { IText } from './text';
import { Wire } from './wire';

/**
 * A browser that records what it sends and calls. Searches the records, its
 * pages and the host's disk for secrets.
 */
export class RecordedBrowser {
  /**
   * Starts a browser. Without a hub, the user is already signed in; on a hub,
   * the user signs in with its form.
   *
   * The server's own sign-in form sends the token, which is not a leak. So the
   * user signs in before.
   *
   * @param pageHeaders - Further headers of JupyterLab's page.
   */
  static async start(
    browser: Browser,
    host: Host,
    pageHeaders?: Readonly<Record<string, string>>
  ): Promise<RecordedBrowser> {
    const wire = await Wire.start(host.about.url, pageHeaders);
    const context = await browser.newContext({
      proxy: { server: wire.address },
      storageState: await signedIn(host)
    });
    const calls = await Calls.watch(context);
    return new RecordedBrowser(host, context, wire, calls);
  }

  private constructor(
    readonly host: Host,
    readonly context: BrowserContext,
    readonly wire: Wire,
    private readonly _calls: Calls
  ) {}

  /** Open JupyterLab with a new layout. */
  async open(jupyter: JupyterPage): Promise<void> {
    if (jupyter.user) {
      await jupyter.open();
    } else {
      const { url } = this.host.about;
      const layout = Date.now().toString(36);
      await jupyter.page.goto(`${url}lab/workspaces/${layout}`);
      await jupyter.waitUntilReady();
    }
    this._serverUrl = jupyter.serverUrl;
  }

  /** Find secrets in a page. */
  async findInPage(
    page: Page,
    secrets: readonly ISecret[]
  ): Promise<IFinding[]> {
    return this.find(await textsInPage(page), secrets);
  }

  /** Find secrets in the records, and on the disk. */
  async findBehind(secrets: readonly ISecret[]): Promise<IFinding[]> {
    const { directory } = this.host.about;
    return this.find(
      [
        ...this.wire.texts,
        ...(await this._calls.texts()),
        ...(await textsOnDisk(directory))
      ],
      secrets
    );
  }

  /** Find secrets in texts where they are not allowed. */
  find(texts: readonly IText[], secrets: readonly ISecret[]): IFinding[] {
    const { url } = this.host.about;
    const places: IPlaces = {
      serverUrl: this._serverUrl,
      hubApiUrl: this.host.about.password ? `${url}hub/api/` : null
    };
    return findSecrets(texts, secrets, (text, secret) => {
      const allowance = ALLOWED.find(
        ({ allows }) => secret.isOfPage && allows(text, secret, places)
      );
      if (allowance) {
        this._needed.add(allowance);
      }
      return allowance !== undefined;
    });
  }

  /** The entries of `allowed.ts` for which no token was found. */
  unneeded(): string[] {
    const isHub = Boolean(this.host.about.password);
    return ALLOWED.filter(
      entry =>
        !this._needed.has(entry) &&
        (entry.only === undefined || (entry.only === 'hub') === isHub)
    ).map(({ reason }) => reason);
  }

  /** Close it. */
  async stop(): Promise<void> {
    await this.context.close();
    await this.wire.stop();
  }

  private readonly _needed = new Set<IAllowance>();
  private _serverUrl = '';
}

/** The cookies of a user who signed in with the server's own form. */
async function signedIn(
  host: Host
): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  const { token, url } = host.about;
  const form = await request.newContext();
  if (token) {
    await form.get(`${url}login`);
    const { cookies } = await form.storageState();
    const mark = cookies.find(({ name }) => name === '_xsrf');
    await form.post(`${url}login`, {
      form: { _xsrf: mark?.value ?? '', password: token }
    });
  }
  const state = await form.storageState();
  await form.dispose();
  return state;
}
