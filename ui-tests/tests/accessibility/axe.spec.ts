import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { json, SESSIONS, USER } from '../../faults/faults';
import {
  allowNarrowPanels,
  Appearance,
  themesOn
} from '../../pages/appearance';
import { openHubTokens } from '../../pages/hubtokenssection';
import { expect, test } from '../../faults/proxied';
import { SnippetsSection } from '../../pages/snippetssection';

/** WCAG 2.2 at levels A and AA, and best practices. */
const TAGS = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice'
];

test(
  'axe finds no violation in any state and theme',
  { tag: '@hub-tokens' },
  async ({ faultProxy, hostName, jupyter }) => {
    test.slow();
    const { page, panel, result } = jupyter;
    const appearance = new Appearance(jupyter);
    const themes = [...themesOn(hostName)];
    const found: string[] = [];
    const analyze = async (
      state: string,
      part: string,
      choose: (axe: AxeBuilder) => AxeBuilder
    ) => {
      const axe = new AxeBuilder({ page })
        .include(part)
        // The panel has no frames, for which axe would open another page each
        // time.
        .setLegacyMode();
      found.push(...(await problems(choose(axe), state)));
    };
    /** Look at a part of the page in the present theme. */
    const look = (state: string, part = '#jp-api-token') =>
      analyze(state, part, axe => axe.withTags(TAGS));
    /** Look at a state with colors of its own, in each theme. */
    const lookInEachTheme = async (state: string, part = '#jp-api-token') => {
      await look(state, part);
      // The page already has the first theme.
      for (const theme of themes.slice(1)) {
        await appearance.setTheme(theme);
        await analyze(`${state}, ${theme}`, part, axe =>
          axe.withRules('color-contrast')
        );
      }
      themes.reverse();
    };
    const expectNothing = () => expect([...new Set(found)].join('\n')).toBe('');
    const snippets = new SnippetsSection(jupyter);
    // Axe reports a low contrast for what is fading in.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await letAxeSee(page);
    await page.evaluate(allowNarrowPanels);
    await jupyter.openNotebook();

    faultProxy.break(USER, { kind: 'silence' });
    await jupyter.runFromPalette('Show API Token');
    await expect(panel.getByText(/^(Asking|Checking)/).first()).toBeVisible();
    await look('asking');
    faultProxy.heal();
    const section = await openHubTokens(jupyter);
    await look('works');

    await test.step('with something in each section', async () => {
      await section.create({ note: 'made', expires: '1 day' });
      await section.newTokenButton('Use in snippets').click();
      await section.newTokenButton('Reveal new token').click();
      for (const summary of await section.list.locator('summary').all()) {
        await summary.click();
      }
      await jupyter.askForOtherToken();
      await jupyter.test();
      await expect(result.getByRole('table')).toBeVisible();
      await snippets.choose({
        language: 'Python (requests)',
        includeToken: true
      });
      await jupyter.button('Copy snippet').click();
      await jupyter.button('Copy token').click();
      await jupyter.button('Reveal token').click();
      await lookInEachTheme('a table, a snippet, a new token and the list');
      for (const width of [200, 400]) {
        await appearance.setWidth(width);
        await look(`${width} pixels wide`);
      }
      await section.askToRevoke(section.row('made'));
      await lookInEachTheme('the confirmation', '.jp-Dialog');
      await section.answer('Revoke');
      await expect(section.root).toContainText('is revoked');
    });

    // The other states use no other colors of JupyterLab's themes.
    if (hostName.startsWith('hub-3')) {
      expectNothing();
      return;
    }

    await test.step('with other results and snippets', async () => {
      await jupyter.test('/api/status');
      await snippets.choose({ language: 'R (httr2)', includeToken: true });
      await jupyter.button('Copy token').hover();
      await look('JSON, R, revoked, copy under the pointer');
      await jupyter.test('/api/no-such-path');
      await snippets.choose({ language: 'PowerShell' });
      await look('not found, PowerShell');
      faultProxy.break(SESSIONS, { kind: 'silence' });
      await panel.getByLabel('API path').fill('/api/sessions');
      await jupyter.button('Test token').click();
      await expect(result).toContainText('Testing');
      await snippets.choose({ language: 'MCP client configuration' });
      await look('testing, MCP');
      faultProxy.heal();
      await expect(result).not.toContainText('Testing');
      await snippets.choose({ language: '.env file' });
      await look('an .env file');
    });

    await test.step('with an unknown state, a blocked clipboard and a refused token', async () => {
      await page.evaluate(() => {
        // Act as a browser that blocks copying.
        navigator.clipboard.writeText = () => Promise.reject(new Error('No'));
        document.execCommand = () => false;
      });
      faultProxy.break(USER, { kind: 'refuse' });
      await jupyter.refresh();
      await jupyter.button('Copy token').click();
      await expect(jupyter.token).toHaveText(jupyter.requestToken);
      await jupyter.expectOutcome('ok');
      await lookInEachTheme('unknown, copying was refused');
      faultProxy.heal();
      faultProxy.break(
        USER,
        json(403, '{"message": "Forbidden", "reason": null}')
      );
      await jupyter.refresh();
      await jupyter.test();
      await lookInEachTheme('refused');
    });

    for (const heading of await panel.locator('h3 button').all()) {
      await heading.click();
    }
    await look('folded');
    expectNothing();
  }
);

/**
 * Let axe see the colors of a page. It sees none in what is scrolled out of
 * view, or outside a body that hides its overflow. JupyterLab's body does so
 * with a height of 0, for which browsers use the window.
 */
async function letAxeSee(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 6000 });
  await page.addStyleTag({
    // Without transitions, because only the states matter.
    content: 'body { height: 100vh; } * { transition: none !important; }'
  });
}

/** The problems that axe finds in a state, a line for each. */
async function problems(axe: AxeBuilder, state: string): Promise<string[]> {
  const { incomplete, passes, violations } = await axe.analyze();
  // The cases that axe can't decide. Signs are no text and need only 3:1.
  const unseen = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .map(({ id, nodes }) => ({
      id,
      nodes: nodes.filter(({ any }) => any[0]?.data?.messageKey !== 'nonBmp')
    }));
  if (!passes.some(({ id }) => id === 'color-contrast')) {
    return [`${state}: axe sees no colors`];
  }
  return [...violations, ...unseen].flatMap(({ id, nodes }) =>
    nodes.map(
      ({ any, target }) =>
        `${state}: ${id} ${target.join(' ')} ${any[0]?.message ?? ''}`
    )
  );
}
