import { setImmediate } from 'timers';

import { settingsWith } from '../../rest/__tests__/connections';
import type { IHubToken } from '../../rest/hubtoken';
import { FakePanel, FakeToken } from '../../snippets/__tests__/snippetspage';
import { SnippetRegistry } from '../../snippets/registry';
import { HUB_5, hubOf } from '../../token/__tests__/pages';
import { inspect } from '../../token/requests';
import type { ApiToken } from '../../tokens';
import type { IHubTokenSettings } from '../access';
import { NewTokenModel } from '../formmodel';
import { HubTokensModel } from '../model';
import { DEFAULTS } from '../plugin';
import { FakeHub } from './fakehub';

/** A page of alice's server in a hub, with models that a test creates. */
export class HubPage {
  readonly hub = new FakeHub();
  readonly token = new FakeToken();
  readonly panel = new FakePanel();
  readonly registry = new SnippetRegistry();

  settings: IHubTokenSettings = DEFAULTS;

  hasSnippets = true;

  readonly tokensChanged = jest.fn<void, []>();

  readonly formChanged = jest.fn<void, []>();

  get tokens(): HubTokensModel {
    if (!this._tokens) {
      this._tokens = new HubTokensModel(this.token, this.panel);
      this._tokens.changed.connect(() => this.tokensChanged());
    }
    return this._tokens;
  }

  get form(): NewTokenModel {
    if (!this._form) {
      this._form = new NewTokenModel(
        this.tokens,
        this.panel,
        this.hasSnippets ? this.registry : null,
        () => this.settings
      );
      this._form.changed.connect(() => this.formChanged());
    }
    return this._form;
  }

  /** Changes options of PageConfig. */
  moveTo(options: Readonly<Record<string, string>>): void {
    this.token.hub = hubOf({ ...HUB_5, ...options });
  }

  /** Gives the panel the Hub's facts of the page's token, without its id. */
  learn(facts: Partial<ApiToken.IFacts> = {}): void {
    const { groups, name, scopes } = this.hub.holder;
    this.panel.set({
      facts: {
        state: 'works',
        owner: name,
        groups,
        scopes,
        hubVersion: '6.1.1',
        ...facts
      }
    });
  }

  /** Let the panel ask the Hub itself about the page's token. */
  async ask(): Promise<void> {
    const { hub, serverUrl, value: token } = this.token;
    const settings = settingsWith({ token });
    const host = { hub, isLite: false };
    const facts = await inspect({ settings, serverUrl, host }, {});
    this.panel.set({ facts });
  }

  /** Open the panel, and wait until the list is there, or why it is not. */
  async open(): Promise<void> {
    // Made before the panel knows anything.
    void this.form;
    this.learn();
    await this.until(() => !this.tokens.isLoading);
  }

  async until(isSeen: () => boolean): Promise<void> {
    while (!this.hub.isClosed && !isSeen()) {
      await new Promise(setImmediate);
    }
  }

  listed(id: string): IHubToken {
    const token = this.tokens.tokens?.find(token => token.id === id);
    if (!token) {
      throw new Error(`No token ${id} is listed.`);
    }
    return token;
  }

  close(): void {
    this.hub.isClosed = true;
    this._form?.dispose();
    this._tokens?.dispose();
  }

  private _tokens: HubTokensModel | null = null;
  private _form: NewTokenModel | null = null;
}

/**
 * Opens a page for each test, with a fake clock. Fails if a test
 * leaves a timer behind.
 */
export function useHubPage(): () => HubPage {
  let page: HubPage;
  beforeEach(() => {
    // What an answer is read with goes on.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    page = new HubPage();
    jest.spyOn(globalThis, 'fetch').mockImplementation(page.hub.fetch);
  });
  afterEach(() => {
    page.close();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
  return () => page;
}
