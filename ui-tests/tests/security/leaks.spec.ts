import { mkdir, writeFile } from 'node:fs/promises';

import type { Page, Route } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import { MASK } from '../../pages/jupyterpage';
import { RecordedBrowser } from '../../leaks/recordedbrowser';
import type { ISecret } from '../../leaks/search';
import { inWords } from '../../leaks/search';
import { textsOfUndo } from '../../leaks/pagetexts';
import type { IText } from '../../leaks/text';
import {
  isOfEveryExtension,
  OWN_SCRIPTS,
  POLICIES,
  recordViolations
} from '../../pages/policy';
import { SnippetsSection } from '../../pages/snippetssection';

/** The name of a file that the server can't read. */
const BROKEN = 'broken';

/** Paths on a real server, and their outcomes. */
const PATHS = {
  '/api/contents': 'ok',
  '/api/status': 'ok',
  '/api/contents/nothing-here': 'not-found',
  '/api/shutdown': 'other-status',
  '/lab': 'html',
  '/': 'redirect',
  // The server logs the request.
  [`/api/config/${BROKEN}`]: 'server-error',
  '//evil.example/api': 'outside'
};

/** Responses that replace the server's, by their outcomes. */
const FAULTS: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  refused: route =>
    route.fulfill({
      status: 403,
      json: { message: 'Forbidden', reason: null }
    }),
  blocked: route => route.fulfill({ status: 403 }),
  'too-many': route => route.fulfill({ status: 429 }),
  malformed: route =>
    route.fulfill({
      contentType: 'application/json',
      body: '[{"id": "1", "pa'
    }),
  unreachable: route => route.abort()
};

test.setTimeout(240_000);

test(
  'after everything was used, the token is only where it may be, and the policy of JupyterLab is kept',
  { tag: '@leaks' },
  async ({ browser, host, newJupyter, user }) => {
    const recorded = await RecordedBrowser.start(browser, host, POLICIES);
    const jupyter = await newJupyter({ host, context: recorded.context });
    const { page, panel } = jupyter;
    const violations = await recordViolations(page);
    const snippets = new SnippetsSection(jupyter);
    const secrets: ISecret[] = [];
    const addPageToken = () => {
      const value = jupyter.requestToken;
      if (!secrets.some(secret => secret.value === value)) {
        const name = 'the page’s token';
        secrets.push({ name, value, isOfPage: true });
      }
    };
    const look = async () => {
      const findings = await recorded.findInPage(page, secrets);
      return findings.map(inWords);
    };
    const stage = (name: string, use: () => Promise<void>) =>
      test.step(name, async () => {
        await use();
        expect.soft(await look(), `in the page: ${name}`).toEqual([]);
      });

    await stage('the page is opened', async () => {
      await recorded.open(jupyter);
      addPageToken();
      await jupyter.openNotebook();
      await jupyter.showPanel();
    });

    await stage('revealed, hidden and copied', async () => {
      await jupyter.button('Reveal token').click();
      await expect(jupyter.token).toHaveText(jupyter.requestToken);
      // The search finds the token where a user sees it, and nowhere else.
      expect
        .soft(await look())
        .toEqual([
          expect.stringContaining(
            'as it is: document, code.jp-ApiToken-token jp-mod-revealed #text'
          )
        ]);
      await expect(jupyter.button('Hide token')).toHaveAttribute(
        'aria-pressed',
        'true'
      );
      await jupyter.button('Hide token').click();
      await expect(jupyter.token).toHaveText(MASK);
      await jupyter.copyToken();
      await jupyter.runFromPalette('Copy API Token');
      if (!user) {
        const link = panel
          .locator('details')
          .filter({ hasText: 'Sign in from' });
        await link.locator('summary').click();
        await jupyter.button('Copy sign-in link').click();
        await expect(panel.getByText('Sign-in link copied.')).toBeVisible();
        expect(await jupyter.paste()).toBe(
          `${jupyter.serverUrl}?token=${encodeURIComponent(jupyter.requestToken)}`
        );
      }
      await jupyter.askForOtherToken();
    });

    await stage('tested, with each outcome', () => testAll(jupyter, look));

    await stage('every snippet, without the token and with it', async () => {
      const options = snippets.language.locator('option');
      for (const language of await options.allTextContents()) {
        await snippets.choose({ language });
        if (await snippets.canIncludeToken()) {
          await snippets.choose({ includeToken: true });
          await expect(snippets.code).toContainText(MASK);
        }
      }
      await jupyter.runFromPalette('Copy API Snippet');
    });

    await stage('a snippet is seen with the revealed token', async () => {
      await snippets.choose({ language: 'curl', includeToken: true });
      await expect(snippets.code).toContainText(MASK);
      await jupyter.button('Reveal token').click();
      await expect(snippets.code).not.toContainText(MASK);
      expect.soft(await look()).not.toEqual([]);
      await jupyter.button('Hide token').click();
      await expect(snippets.code).toContainText(MASK);
      await jupyter.button('Copy snippet').click();
      await expect(panel.getByText(/^Snippet copied/)).toBeVisible();
    });

    await stage('inserted into a notebook that is saved', async () => {
      for (const language of ['curl', 'Python (requests)']) {
        await snippets.choose({ language, includeToken: true });
        await snippets.insert();
      }
      await saveNotebook(page);
    });

    if (user) {
      await stage('a token is made, used in snippets and revoked', async () => {
        const tokens = new HubTokensSection(jupyter);
        await tokens.create({ note: 'for a script' });
        const value = await tokens.copyNewToken();
        secrets.push({ name: 'the made token', value, isOfPage: false });
        await tokens.newTokenButton('Reveal new token').click();
        await expect(tokens.newTokenValue).toHaveText(value);
        expect.soft(await look()).not.toEqual([]);
        await tokens.newTokenButton('Hide new token').click();
        await expect(tokens.newTokenValue).toHaveText(MASK);
        await tokens.newTokenButton('Use in snippets').click();
        await snippets.choose({ language: 'curl', includeToken: true });
        await jupyter.button('Copy snippet').click();
        await expect(panel.getByText(/^Snippet copied/)).toBeVisible();
        expect(await jupyter.paste()).toContain(value);
        await snippets.insert();
        await saveNotebook(page);
        expect.soft(await look()).toEqual([]);
        await tokens.revoke(tokens.row('for a script'));
        await expect(panel).toContainText('“for a script” is revoked.');
        await tokens.create({ note: 'for another' });
        const another = await tokens.copyNewToken();
        secrets.push({
          name: 'the kept token',
          value: another,
          isOfPage: false
        });
      });
    }

    await stage('settings are changed', async () => {
      await jupyter.openSettings();
      await jupyter.changeSetting('maskAfterSeconds', '45');
      await jupyter.changeSetting('apiPath', '/api/kernels');
    });

    await stage('the workspace is saved', () => saveWorkspace(page));

    await stage(
      'the panel is closed, and hidden with its side bar',
      async () => {
        await jupyter.button('Reveal token').click();
        await expect(jupyter.token).toHaveText(jupyter.requestToken);
        await jupyter.hidePanel();
        expect.soft(await look()).toEqual([]);
        await jupyter.sideBarTab.click();
        await jupyter.button('Reveal token').click();
        await expect(jupyter.token).toHaveText(jupyter.requestToken);
        await jupyter.runFromPalette('Show Right Sidebar');
        await expect(panel).toBeHidden();
        expect.soft(await look()).toEqual([]);
        await jupyter.runFromPalette('Show API Token');
        await expect(jupyter.token).toHaveText(MASK);
      }
    );

    await saveNotebook(page);
    await stage('undone in each field', async () => {
      const undone = recorded.find(await textsOfUndo(page), secrets);
      expect.soft(undone.map(inWords)).toEqual([]);
    });

    await stage('the page is loaded again', async () => {
      await page.reload();
      await expect(jupyter.token).toHaveText(MASK, { timeout: 60_000 });
      // The layout was saved on the server and loaded again.
      expect(recorded.wire.texts.some(isLayout)).toBe(true);
      addPageToken();
      await jupyter.button('Reveal token').click();
      await jupyter.button('Hide token').click();
      await expect(jupyter.token).toHaveText(MASK);
    });

    const behind = await recorded.findBehind(secrets);
    expect
      .soft(behind.map(inWords), 'in what passed, and on the disk')
      .toEqual([]);
    await test.step('it keeps to the Content-Security-Policy that JupyterLab needs', async () => {
      expect(violations.filter(({ isInForce }) => isInForce)).toEqual([]);
      const own = violations.filter(({ source }) =>
        source.includes(OWN_SCRIPTS)
      );
      expect(own).not.toEqual([]);
      expect(own.filter(each => !isOfEveryExtension(each))).toEqual([]);
    });
    // The list has only places where a token was found.
    expect(recorded.unneeded(), 'allowed for nothing').toEqual([]);
    await jupyter.cleanUp();
    await recorded.stop();
  }
);

/** Test the token with each outcome. */
async function testAll(
  jupyter: JupyterPage,
  look: () => Promise<string[]>
): Promise<void> {
  const { host, page, result, serverUrl, user } = jupyter;
  const folder = `${host.homeOf(user)}/.jupyter/serverconfig`;
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/${BROKEN}.json`, '[1]');
  for (const [path, outcome] of Object.entries(PATHS)) {
    await jupyter.expectOutcome(outcome, path);
  }
  // A second look has a query, so that no cache responds.
  const sessions = `${serverUrl}api/{sessions,status}*`;
  for (const [outcome, answer] of Object.entries(FAULTS)) {
    await page.route(sessions, answer);
    await jupyter.expectOutcome(outcome, '/api/sessions');
  }
  // Some programs behind a server echo requests.
  for (const status of [200, 400]) {
    await page.route(sessions, route => {
      const message = route.request().headers()['authorization'];
      return route.fulfill({ status, json: { message } });
    });
    await jupyter.test();
    await expect(result).toContainText(`token ${MASK}`);
    expect.soft(await look(), 'an answer that echoes the request').toEqual([]);
  }
  await page.route(sessions, () => undefined);
  await jupyter.button('Test token').click();
  await jupyter.button('Cancel').click();
  await expect(result).toHaveAttribute('data-outcome', 'cancelled');
  await page.unroute(sessions);

  if (user) {
    await page.route('**/hub/api/user', route =>
      route.fulfill({
        status: 403,
        headers: { 'X-JupyterHub-Version': '6.1.1' },
        json: { status: 403 }
      })
    );
    await jupyter.expectOutcome('stale');
    await page.route(sessions, FAULTS.refused);
    await jupyter.expectOutcome('expired');
    await page.unrouteAll();
  }
  await jupyter.expectOutcome('ok');
}

/** Save the notebook, with a checkpoint. */
async function saveNotebook(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /Untitled.*\.ipynb/ }).click();
  const checkpoint = page.waitForResponse(
    response =>
      response.request().method() === 'POST' &&
      response.url().includes('/checkpoints')
  );
  // JupyterLab asks for the name of a new notebook.
  const rename = page
    .locator('.jp-Dialog')
    .getByRole('button', { name: 'Rename' });
  // JupyterLab loses a shortcut that is pressed while it moves the focus.
  await expect(async () => {
    await page.keyboard.press('Control+S');
    await Promise.race([checkpoint, rename.click({ timeout: 3000 })]);
  }).toPass();
  await checkpoint;
}

/** Save the workspace to a file, with the menu. */
async function saveWorkspace(page: Page): Promise<void> {
  await page.getByRole('menuitem', { name: 'File', exact: true }).click();
  const item = page.getByRole('menuitem', {
    name: /^Save Current Workspace As/
  });
  // From JupyterLab 4.2 on, workspaces have their own menu.
  const submenu = page
    .locator('.lm-Menu-item')
    .filter({ hasText: /^Workspaces/ });
  await expect(item.or(submenu).first()).toBeVisible();
  if (await submenu.isVisible()) {
    await submenu.click();
  }
  await item.click();
  const dialog = page.locator('.jp-Dialog');
  await dialog.locator('input').fill('kept');
  const saved = page.waitForResponse(
    response =>
      response.request().method() === 'PUT' &&
      response.url().includes('kept.jupyterlab-workspace')
  );
  await dialog.getByRole('button', { name: 'Save' }).click();
  await saved;
}

/**
 * Whether a text is a layout that the browser sent and that contains the panel.
 */
function isLayout({ place, text, where }: IText): boolean {
  return (
    place === 'body' &&
    where.includes('/lab/api/workspaces/') &&
    /"current": ?"jp-api-token"/.test(text)
  );
}
