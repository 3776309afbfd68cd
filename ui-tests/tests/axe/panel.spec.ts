import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { openHubTokens } from '../../hubtokenssection';
import { expect, test } from '../../proxied';
import { SnippetsSection } from '../../snippetssection';
import type { Theme } from '../../themes';
import { changeTheme, themesOf } from '../../themes';

/**
 * WCAG 2.2 at its levels A and AA, and what is good beside it.
 */
const TAGS = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice'
];

/**
 * The theme in which everything is looked at.
 */
const FIRST: Theme = 'JupyterLab Light';

const USER = { path: /\/hub\/api\/user$/ };
const SESSIONS = { path: /\/api\/sessions$/ };

/**
 * What axe finds in the states of a page, in each theme.
 */
class Axe {
  constructor(private readonly _page: Page) {}

  /**
   * Look at a state.
   *
   * @param part - What to look at, as a selector of CSS.
   */
  async look(state: string, part = '#jp-api-token'): Promise<void> {
    this._themes ??= await themesOf(this._page);
    for (const theme of this._themes) {
      await changeTheme(this._page, theme);
      const words = `${state}, ${theme}`;
      this._found.push(...(await violations(this._page, part, words)));
    }
  }

  /**
   * Expect that it found nothing in any.
   */
  expectNothing(): void {
    expect([...new Set(this._found)].join('\n')).toBe('');
  }

  private readonly _found: string[] = [];
  private _themes: readonly Theme[] | null = null;
}

test.beforeEach(async ({ jupyter }) => {
  // Axe takes what fades in for what can't be read.
  await jupyter.page.emulateMedia({ reducedMotion: 'reduce' });
});

test('axe finds nothing in the token and its test, in any state and theme', async ({
  faultProxy,
  jupyter
}) => {
  test.slow();
  const { page, panel, result } = jupyter;
  const axe = new Axe(page);
  await letAxeSee(page);
  faultProxy.break(USER, { kind: 'silence' });
  await jupyter.runFromPalette('Show API Token');
  await expect(panel.getByText(/^Asking/).first()).toBeVisible();
  await axe.look('asking');
  faultProxy.heal();
  await page.reload();
  await jupyter.waitUntilReady();
  await letAxeSee(page);
  await openHubTokens(jupyter);
  await axe.look('works');
  await jupyter.button('Copy token').hover();
  await axe.look('copy under the pointer');
  await jupyter.button('Copy token').click();
  await jupyter.button('Reveal token').click();
  await jupyter.askForOtherToken();
  await axe.look('copied and revealed');

  await jupyter.openNotebook();
  await jupyter.test();
  await expect(result.getByRole('table')).toBeVisible();
  await axe.look('a table');
  await jupyter.test('/api/status');
  await axe.look('JSON');
  await jupyter.test('/api/no-such-path');
  await axe.look('not found');
  faultProxy.break(SESSIONS, { kind: 'silence' });
  await panel.getByLabel('API path').fill('/api/sessions');
  await jupyter.button('Test token').click();
  await expect(result).toContainText('Testing');
  await axe.look('testing');
  faultProxy.heal();
  await expect(result).not.toContainText('Testing');
  axe.expectNothing();
});

test('axe finds nothing in the snippets, in any theme', async ({ jupyter }) => {
  const { page } = jupyter;
  const axe = new Axe(page);
  await letAxeSee(page);
  await openHubTokens(jupyter);
  const snippets = new SnippetsSection(jupyter);
  for (const language of ['Python (requests)', 'R (httr2)', 'PowerShell']) {
    await snippets.choose({ language, includeToken: true });
    await jupyter.button('Copy snippet').click();
    await axe.look(`the snippet ${language}`);
  }
  for (const language of ['.env file', 'MCP client configuration']) {
    await snippets.choose({ language });
    await axe.look(`the snippet ${language}`);
  }
  axe.expectNothing();
});

test('axe finds nothing in the tokens for scripts, in any state, theme and width', async ({
  jupyter
}) => {
  test.slow();
  const { page, panel } = jupyter;
  const axe = new Axe(page);
  await letAxeSee(page);
  const section = await openHubTokens(jupyter);
  await section.create({ note: 'made', expires: '1 day' });
  await section.newTokenButton('Use in snippets').click();
  await section.newTokenButton('Reveal new token').click();
  for (const summary of await section.list.locator('summary').all()) {
    await summary.click();
  }
  await axe.look('a new token and the list');
  for (const width of [200, 400]) {
    await resize(page, width);
    await axe.look(`${width} pixels wide`);
  }
  await section.askToRevoke(section.row('made'));
  await axe.look('the confirmation', '.jp-Dialog');
  await section.answer('Revoke');
  await expect(section.root).toContainText('is revoked');
  await axe.look('revoked');
  for (const heading of await panel.locator('h3 button').all()) {
    await heading.click();
  }
  await axe.look('folded');
  axe.expectNothing();
});

test('axe finds nothing where the token is refused, or nobody knows', async ({
  faultProxy,
  jupyter
}) => {
  const { page, panel, result } = jupyter;
  const axe = new Axe(page);
  await letAxeSee(page);
  await page.evaluate(() => {
    // A browser that lets no page copy.
    navigator.clipboard.writeText = () => Promise.reject(new Error('No'));
    document.execCommand = () => false;
  });
  faultProxy.break(USER, { kind: 'refuse' });
  await jupyter.showPanel();
  await axe.look('unknown');
  await jupyter.button('Copy token').click();
  await expect(jupyter.token).toHaveText(jupyter.requestToken);
  await axe.look('copying was refused');
  await jupyter.test();
  await expect(result).toContainText('The token works');
  faultProxy.heal();
  await page.route('**/hub/api/user', route =>
    route.fulfill({ status: 403, json: { status: 403, message: 'Forbidden' } })
  );
  await jupyter.button('Refresh').click();
  await expect(panel.getByText(/^Asking/)).toHaveCount(0);
  await jupyter.test();
  await axe.look('refused');
  axe.expectNothing();
});

/**
 * Make a page one in which axe sees colours. It sees none in what is scrolled
 * away, and none where the body is no pixel high and cuts off what is too much,
 * as that of JupyterLab does: browsers then cut at the window, axe at the body.
 */
async function letAxeSee(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 6000 });
  await page.addStyleTag({
    // The states are looked at, not the way from one to the next.
    content: 'body { height: 100vh; } * { transition: none !important; }'
  });
}

/**
 * What axe finds wrong with a part of a page, a line for each.
 */
async function violations(
  page: Page,
  part: string,
  state: string
): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .include(part)
    // There are no frames in it, for which axe would open a page at each look.
    .setLegacyMode();
  // Of what differs between themes axe looks at the colours.
  const { incomplete, passes, violations } = await (
    state.endsWith(FIRST) ? axe.withTags(TAGS) : axe.withRules('color-contrast')
  ).analyze();
  // What axe can't tell by itself. Signs, which are no text, need only 3:1.
  const unseen = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .map(({ id, nodes }) => ({
      id,
      nodes: nodes.filter(({ any }) => any[0]?.data?.messageKey !== 'nonBmp')
    }));
  if (!passes.some(({ id }) => id === 'color-contrast')) {
    return [`${state}: axe sees no colours`];
  }
  return [...violations, ...unseen].flatMap(({ id, nodes }) =>
    nodes.map(
      ({ any, target }) =>
        `${state}: ${id} ${target.join(' ')} ${any[0]?.message ?? ''}`
    )
  );
}

/**
 * Make the side bar with the panel so many pixels wide, as its handle does.
 */
async function resize(page: Page, width: number): Promise<void> {
  const panel = page.locator('#jp-api-token');
  const box = await panel.boundingBox();
  if (!box) {
    throw new Error('There is no panel.');
  }
  await page.mouse.move(box.x - 2, 500);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - width - 2, 500, { steps: 5 });
  await page.mouse.up();
}
