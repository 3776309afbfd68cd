import type { Fault } from '../../faults/faultproxy';
import { json, SCRIPTS } from '../../faults/faults';
import { expect, test } from '../../faults/proxied';

const FAULTS: readonly Fault[] = [
  { kind: 'refuse' },
  { kind: 'reset', at: 'middle' },
  json(404, '{"message": "Not Found"}'),
  json(503, '{"message": "Busy"}')
];

test(
  'says which scripts could not be loaded, and tries again',
  { tag: '@lab-newest' },
  async ({ faultProxy, jupyter }) => {
    const { page, panel } = jupyter;
    const words = panel.getByText('This could not be loaded.');
    const again = jupyter.button('Try again');
    jupyter.console.mayFilesFail = true;
    // Pages with a route have no cache.
    await page.route(SCRIPTS.path, route => route.continue());
    faultProxy.break(SCRIPTS, FAULTS[0]);

    await test.step('the token is copied', async () => {
      await jupyter.runFromPalette('Copy API Token');
      await expect(page.getByText('Token copied.')).toBeVisible();
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
    });
    await test.step('a snippet is not copied', async () => {
      await jupyter.runFromPalette('Copy API Snippet');
      await expect(page.getByText('This could not be loaded.')).toBeVisible();
      await page.getByRole('button', { name: 'Close', exact: true }).click();
    });

    await jupyter.sideBarTab.click();
    await expect(words).toBeVisible();
    for (const fault of FAULTS.slice(1)) {
      const before = faultProxy.count(SCRIPTS);
      faultProxy.break(SCRIPTS, fault);
      await again.click();
      await expect
        .poll(() => faultProxy.count(SCRIPTS))
        .toBeGreaterThan(before);
      await expect(words).toBeVisible();
      await expect(again).toBeFocused();
    }

    await test.step('loading takes long', async () => {
      faultProxy.break(SCRIPTS, { kind: 'silence' });
      await again.click();
      await expect(panel.getByText('Loading …')).toHaveCount(1);
      faultProxy.heal();
      await expect(panel.getByText('Loading …')).toHaveCount(0);
    });
    if (await words.count()) {
      await again.click();
    }
    await expect(panel).toHaveAttribute('data-token-state', 'valid');
    await jupyter.expectOutcome('ok');

    await test.step('a folded section is loaded when it is unfolded', async () => {
      const snippets = panel.locator('[data-section="snippets"]');
      const heading = snippets.getByRole('button', { name: 'Snippets' });
      const language = snippets.getByLabel('Language');
      const saved = jupyter.untilSaved(/"folded":\["snippets"\]/);
      await heading.click();
      await saved;
      await page.reload();
      // The sections below it are there.
      await expect(jupyter.button('Copy diagnostics')).toBeVisible({
        timeout: 60_000
      });
      await expect(heading).toHaveAttribute('aria-expanded', 'false');
      await expect(language).toHaveCount(0);

      faultProxy.break(SCRIPTS, FAULTS[0]);
      await heading.click();
      await expect(snippets).toContainText('This could not be loaded.');
      await expect(jupyter.token).toBeVisible();
      faultProxy.heal();
      await snippets.getByRole('button', { name: 'Try again' }).click();
      await expect(language).toBeVisible();
    });
  }
);
