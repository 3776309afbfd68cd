import type { Locator, Page, Route } from '@playwright/test';
import { expect } from '@playwright/test';

import { json, page as webPage } from '../faults';
import type { IAnswerFault } from '../faultproxy';
import { HubTokensSection } from '../hubtokenssection';
import type { JupyterPage } from '../jupyterpage';
import { SnippetsSection } from '../snippetssection';

/**
 * Brings a panel that is open into a state, whatever it was before.
 */
export interface IState {
  readonly pose: (stage: Stage) => Promise<void>;

  /** It is over after a while, and posed for anew for each picture. */
  readonly isPassing?: boolean;
}

const USER = /\/hub\/api\/user$/;
const TOKENS = /\/hub\/api\/users\/[^/]+\/tokens/;
const SESSIONS = /\/api\/sessions$/;

/** A note as long as people write them, and one read from right to left. */
const NOTES: readonly [note: string, days: number][] = [
  ['nightly job', 7],
  ['backup of the measurements, then weekly report to the whole group', 90],
  ['محمد 12 (أحمد)', 30],
  ['averylongnamewithoutanyspacesinitwhichhastobebrokensomewhere', 30],
  ['last run of today', 1]
];

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** In milliseconds. */
const TWO_WEEKS = 14 * DAY * 1000;

/**
 * A page with the panel, and what can be done to it.
 */
export class Stage {
  constructor(jupyter: JupyterPage) {
    this.jupyter = jupyter;
    this.page = jupyter.page;
    this.panel = jupyter.panel;
    this.snippets = new SnippetsSection(jupyter);
    this.tokens = new HubTokensSection(jupyter);
  }

  readonly jupyter: JupyterPage;
  readonly page: Page;
  readonly panel: Locator;
  readonly snippets: SnippetsSection;
  readonly tokens: HubTokensSection;

  /**
   * Let requests be answered by something else from now on.
   */
  async answer(url: RegExp, answer: IAnswerFault, method = ''): Promise<void> {
    const { body, headers, status } = answer;
    await this.route(
      url,
      route => route.fulfill({ body, headers, status }),
      method
    );
  }

  /**
   * Let requests wait for an answer from now on.
   */
  async keepWaiting(url: RegExp, method = ''): Promise<void> {
    await this.route(url, () => undefined, method);
  }

  /**
   * Let the Hub be out of reach from now on.
   */
  async cutOff(url: RegExp): Promise<void> {
    await this.route(url, route => route.abort());
  }

  /**
   * Let the page's own token end in so many seconds, as the Hub tells it.
   */
  async endIn(seconds: number): Promise<void> {
    await this.route(
      TOKENS,
      async route => {
        const response = await route.fetch();
        const answer = await response.json();
        const expires = new Date(Date.now() + seconds * 1000).toISOString();
        // A token that was given so short a life has most of it before it.
        const created = new Date(Date.now() - TWO_WEEKS).toISOString();
        const tokens = answer.oauth_tokens ?? answer.api_tokens ?? [answer];
        for (const token of tokens) {
          if (token.session_id) {
            Object.assign(token, { created, expires_at: expires });
          }
        }
        await route.fulfill({ response, json: answer });
      },
      'GET'
    );
  }

  /**
   * Handle requests from now on, those with a method if one is given.
   */
  async route(
    url: RegExp,
    handle: (route: Route) => unknown,
    method = ''
  ): Promise<void> {
    await this.page.route(url, route =>
      method && route.request().method() !== method
        ? route.fallback()
        : handle(route)
    );
  }

  /**
   * End everything that was done to requests. What waits goes on its way.
   */
  async heal(): Promise<void> {
    await this.page.unrouteAll({ behavior: 'ignoreErrors' });
  }

  /**
   * Ask again what the token is worth, and wait for the answer.
   */
  async refresh(): Promise<void> {
    await this.jupyter.button('Refresh').click();
    await expect(this.panel.getByText(/^Asking/)).toHaveCount(0);
  }

  /**
   * The token works, as the Hub or the server says.
   */
  async work(): Promise<void> {
    await this.heal();
    await this.refresh();
  }

  /**
   * Revoke the tokens that were made here.
   */
  async revokeAll(): Promise<void> {
    for (const { id, note } of await this._listed()) {
      if (note && !/^(Server at|JupyterHub)/.test(note)) {
        await this._ask('DELETE', `/${id}`);
      }
    }
  }

  /**
   * Make tokens at the Hub, from outside.
   */
  async makeTokens(): Promise<void> {
    const { user } = this.jupyter;
    const access = `access:servers!server=${user}/`;
    for (const [note, days] of NOTES) {
      await this._ask('POST', '', {
        note,
        expires_in: days * DAY,
        scopes:
          note === 'nightly job' ? [access] : [`access:servers!user=${user}`]
      });
    }
  }

  private async _listed(): Promise<{ id: string; note?: string }[]> {
    const { api_tokens } = await this._ask('GET', '');
    return api_tokens;
  }

  private async _ask(
    method: string,
    path: string,
    data?: object
  ): Promise<{ api_tokens: { id: string; note?: string }[] }> {
    const { host, page, requestToken, user } = this.jupyter;
    const response = await page
      .context()
      .request.fetch(
        `${host.about.url}hub/api/users/${encodeURIComponent(user)}/tokens${path}`,
        { method, data, headers: { Authorization: `token ${requestToken}` } }
      );
    const text = await response.text();
    return text ? JSON.parse(text) : { api_tokens: [] };
  }
}

async function showTest(stage: Stage, path: string): Promise<void> {
  await stage.work();
  await stage.jupyter.test(path);
}

async function showSnippet(stage: Stage, language: string): Promise<void> {
  await stage.work();
  await stage.snippets.choose({
    language,
    includeToken: false,
    path: '/api/sessions'
  });
}

/**
 * The states, by the captions of the sheet.
 */
export const STATES = {
  'as opened': { pose: async () => undefined },

  asking: {
    // Before the panel was seen.
    pose: async stage => {
      await stage.keepWaiting(USER);
      await stage.jupyter.runFromPalette('Show API Token');
      await expect(stage.jupyter.button('Refresh')).toBeVisible();
    }
  },

  works: { pose: stage => stage.work() },

  'expires soon': {
    pose: async stage => {
      await stage.heal();
      await stage.endIn(2 * HOUR);
      await stage.refresh();
    }
  },

  refused: {
    pose: async stage => {
      await stage.heal();
      await stage.answer(
        USER,
        json(403, '{"message": "Missing or invalid credentials."}')
      );
      await stage.refresh();
    }
  },

  'refused by the server': {
    pose: async stage => {
      await stage.heal();
      await stage.answer(
        /\/api\/status/,
        json(403, '{"message": "Forbidden"}')
      );
      await stage.refresh();
    }
  },

  unknown: {
    pose: async stage => {
      await stage.heal();
      await stage.cutOff(/\/hub\/api\//);
      await stage.refresh();
    }
  },

  revealed: {
    isPassing: true,
    pose: async stage => {
      await stage.work();
      const reveal = stage.jupyter.button('Reveal token');
      if (await reveal.count()) {
        await reveal.click();
      }
    }
  },

  copied: {
    isPassing: true,
    pose: async stage => {
      await hideToken(stage);
      await stage.work();
      await copyToken(stage);
    }
  },

  'copy refused': {
    isPassing: true,
    pose: async stage => {
      await stage.work();
      await stage.page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', {
          configurable: true,
          value: undefined
        });
        document.execCommand = () => false;
      });
      await copyToken(stage);
    }
  },

  'sign-in from another browser': {
    pose: async stage => {
      await stage.work();
      await unfold(stage, /Sign in from another browser/);
    }
  },

  'the other token': {
    pose: async stage => {
      await stage.work();
      await unfold(stage, /jupyter server list/);
    }
  },

  'before a test': { pose: stage => stage.work() },

  testing: {
    pose: async stage => {
      await stage.heal();
      await stage.keepWaiting(SESSIONS);
      await stage.panel.getByLabel('API path').fill('/api/sessions');
      await stage.jupyter.button('Test token').click();
      await expect(stage.jupyter.button('Cancel')).toBeVisible();
    }
  },

  'tested: sessions': { pose: stage => showTest(stage, '/api/sessions') },

  'tested: files': { pose: stage => showTest(stage, '/api/contents') },

  'tested: JSON': { pose: stage => showTest(stage, '/api/kernelspecs') },

  'tested: refused': {
    pose: async stage => {
      await stage.work();
      await stage.answer(SESSIONS, json(403, '{"message": "Forbidden"}'));
      await stage.jupyter.test('/api/sessions');
    }
  },

  'tested: a web page': {
    pose: async stage => {
      await stage.work();
      await stage.answer(SESSIONS, webPage(200));
      await stage.jupyter.test('/api/sessions');
    }
  },

  'tested: no connection': {
    pose: async stage => {
      await stage.work();
      await stage.cutOff(SESSIONS);
      await stage.jupyter.test('/api/sessions');
    }
  },

  'tested: dead at the Hub': {
    pose: async stage => {
      await stage.work();
      await stage.answer(
        USER,
        json(403, '{"message": "Missing or invalid credentials."}')
      );
      await stage.jupyter.test('/api/sessions');
    }
  },

  'tested: not found': { pose: stage => showTest(stage, '/api/nothing-here') },

  'snippet: curl': { pose: stage => showSnippet(stage, 'curl') },
  'snippet: Python': {
    pose: stage => showSnippet(stage, 'Python (requests)')
  },
  'snippet: JavaScript': {
    pose: stage => showSnippet(stage, 'JavaScript (fetch)')
  },
  'snippet: MCP': {
    pose: stage => showSnippet(stage, 'MCP client configuration')
  },

  'snippet with the token': {
    pose: async stage => {
      await showSnippet(stage, 'Python (requests)');
      await stage.snippets.choose({ includeToken: true });
    }
  },

  'snippet with the revealed token': {
    isPassing: true,
    pose: async stage => {
      await STATES.revealed.pose(stage);
      await stage.snippets.choose({
        language: 'Python (requests)',
        includeToken: true
      });
    }
  },

  'snippet copied': {
    isPassing: true,
    pose: async stage => {
      await hideToken(stage);
      await showSnippet(stage, 'curl');
      await stage.jupyter.button('Copy snippet').click();
    }
  },

  'the list is loading': {
    pose: async stage => {
      await stage.work();
      await stage.revokeAll();
      await stage.keepWaiting(TOKENS, 'GET');
      await stage.jupyter.button('Update list').click();
    }
  },

  'the list fails': {
    pose: async stage => {
      await stage.heal();
      await stage.answer(
        TOKENS,
        json(503, '{"message": "Hub is starting"}'),
        'GET'
      );
      await stage.tokens.updateList();
    }
  },

  'no token but the page’s': {
    pose: async stage => {
      await stage.work();
      await stage.tokens.updateList();
    }
  },

  'making a token': {
    pose: async stage => {
      await stage.heal();
      await stage.keepWaiting(TOKENS, 'POST');
      await stage.tokens.choose({ note: 'weekly report' });
      await stage.tokens.createButton.click();
    }
  },

  'making fails': {
    pose: async stage => {
      await stage.heal();
      await stage.answer(
        TOKENS,
        json(
          403,
          '{"message": "Action is not authorized with current scopes"}'
        ),
        'POST'
      );
      await stage.tokens.choose({ note: 'weekly report' });
      await stage.tokens.createButton.click();
      await expect(stage.tokens.createButton).toBeEnabled();
    }
  },

  'a token is made': {
    pose: async stage => {
      await stage.work();
      await stage.tokens.choose({ note: 'weekly report' });
      await stage.tokens.createButton.click();
      await expect(stage.tokens.newToken).toBeVisible();
    }
  },

  'a new token revealed': {
    isPassing: true,
    pose: async stage => {
      const reveal = stage.tokens.newToken.getByRole('button', {
        name: /^Reveal/
      });
      if (await reveal.count()) {
        await reveal.click();
      }
    }
  },

  'many tokens': {
    pose: async stage => {
      await stage.work();
      await stage.revokeAll();
      await stage.makeTokens();
      await stage.tokens.updateList();
      await expect(stage.tokens.rows).toHaveCount(NOTES.length + 2);
    }
  },

  'asked to revoke': {
    isPassing: true,
    pose: async stage => {
      await stage.tokens.askToRevoke(stage.tokens.row('nightly job'));
    }
  },

  revoked: {
    pose: async stage => {
      await stage.work();
      await stage.tokens.revoke(stage.tokens.row('nightly job'));
      await expect(stage.tokens.row('nightly job')).toHaveCount(0);
    }
  },

  folded: {
    pose: async stage => {
      await stage.work();
      await setUnfolded(stage, false);
    }
  },

  everything: {
    pose: async stage => {
      // First of all: a folded section hides its buttons.
      await setUnfolded(stage, true);
      await stage.work();
      await stage.jupyter.test('/api/sessions');
    }
  }
} satisfies Record<string, IState>;

export type StateName = keyof typeof STATES;

async function hideToken({ jupyter }: Stage): Promise<void> {
  const hide = jupyter.button('Hide token');
  if (await hide.count()) {
    await hide.click();
  }
}

/**
 * Press "Copy token", which has another name for a moment after it copied.
 */
async function copyToken({ jupyter }: Stage): Promise<void> {
  await jupyter.button('Copy token').click();
}

/**
 * Unfold a line with details.
 */
async function unfold({ panel }: Stage, words: RegExp): Promise<void> {
  const lines = panel.locator('details').filter({ hasText: words }).last();
  if ((await lines.getAttribute('open')) === null) {
    await lines.locator('summary').click();
  }
}

/**
 * Fold all sections, or unfold them.
 */
async function setUnfolded({ panel }: Stage, isOpen: boolean): Promise<void> {
  const headings = panel.locator(
    `h3 button[aria-expanded="${String(!isOpen)}"]`
  );
  while (await headings.count()) {
    await headings.first().click();
  }
}
