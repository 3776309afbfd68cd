import type { Locator } from '@playwright/test';

import { openHubTokens } from '../../pages/hubtokenssection';
import { SnippetsSection } from '../../pages/snippetssection';
import { expect, test } from '../../faults/proxied';

const HUB = { path: /\/hub\/api\// };
const SESSIONS = { path: /\/api\/sessions$/ };
const NEW_FILE = { method: 'POST', path: /\/api\/contents/ };

const SILENCE = { kind: 'silence' } as const;

/** Whether the panel has changed in the frame after a press. */
function answersAtOnce(button: Locator): Promise<boolean> {
  return button.evaluate((node: HTMLElement) => {
    const panel = node.closest('.jp-ApiToken');
    const before = panel?.innerHTML;
    node.click();
    return new Promise<boolean>(resolve =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => resolve(panel?.innerHTML !== before))
      )
    );
  });
}

test(
  'says at once that a request is running, and lets the user cancel it',
  { tag: '@hub-tokens-newest' },
  async ({ faultProxy, jupyter }) => {
    await test.step('a copy button shows a check mark for a moment', async () => {
      await openHubTokens(jupyter);
      for (const name of ['Copy token', 'Copy snippet']) {
        const button = jupyter.button(name);
        const icon = button.locator('.jp-ApiToken-copyIcon');
        const looks = () =>
          icon.evaluate(node => getComputedStyle(node).clipPath);
        const before = await looks();
        expect(before).not.toBe('none');
        const width = (await button.boundingBox())!.width;
        await button.click();
        await expect.poll(looks).not.toBe(before);
        expect((await button.boundingBox())!.width).toBe(width);
        await expect.poll(looks).toBe(before);
      }
    });

    await test.step('a running request is shown, and can be canceled', async () => {
      const { panel } = jupyter;
      const tokens = await openHubTokens(jupyter);
      const cancel = panel.getByRole('button', { name: 'Cancel', exact: true });

      await test.step('the Hub, without losing earlier facts', async () => {
        faultProxy.break(HUB, SILENCE);
        await jupyter.button('Refresh').click();
        await expect(panel).toContainText('Asking the Hub …');
        await cancel.click();
        await expect(panel).not.toContainText('Asking the Hub …');
        await expect(cancel).toHaveCount(0);
        await expect(panel).toHaveAttribute('data-token-state', 'valid');
        faultProxy.heal();
      });

      await test.step('the list, which stays as it was', async () => {
        const count = await tokens.rows.count();
        faultProxy.break(HUB, SILENCE);
        await jupyter.button('Refresh tokens').click();
        await expect(panel).toContainText('Loading the tokens …');
        await cancel.click();
        await expect(panel).not.toContainText('Loading the tokens …');
        await expect(tokens.rows).toHaveCount(count);
        faultProxy.heal();
      });

      await test.step('a test', async () => {
        faultProxy.break(SESSIONS, SILENCE);
        await jupyter.button('Test token').click();
        await expect(jupyter.result).toContainText('Testing …');
        await cancel.click();
        await expect(jupyter.result).toContainText('Canceled');
        faultProxy.heal();
      });

      await test.step('a new token, which the Hub may have created', async () => {
        faultProxy.break({ ...HUB, method: 'POST' }, SILENCE);
        await tokens.choose({ note: 'given up' });
        await tokens.createButton.click();
        await expect(tokens.createButton).toHaveText('Creating …');
        await cancel.click();
        await expect(tokens.createButton).toHaveText('Create token');
        await expect(panel).toContainText('may have been created anyway');
        await expect(tokens.note).toHaveValue('given up');
        faultProxy.heal();
      });
    });

    await test.step('inserting into a new notebook can be canceled', async () => {
      const { page, panel } = jupyter;
      await jupyter.showPanel();
      await new SnippetsSection(jupyter).choose({
        language: 'Python (requests)'
      });
      faultProxy.break(NEW_FILE, SILENCE);
      const deleted = page.waitForResponse(
        response =>
          response.request().method() === 'DELETE' &&
          NEW_FILE.path.test(response.url())
      );
      await jupyter.button('Insert into notebook').click();
      await page.getByRole('button', { name: 'New notebook' }).click();
      await expect.poll(() => faultProxy.count(NEW_FILE)).toBe(1);
      await expect(panel).toContainText('Inserting …');
      await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
      await expect(panel).not.toContainText('Inserting …');
      // The server creates the file anyway.
      faultProxy.heal();
      expect((await deleted).ok()).toBe(true);
      await expect(page.locator('.jp-NotebookPanel')).toHaveCount(0);
    });

    await test.step('each button responds in the next frame, however slow hub and server are', async () => {
      const { panel } = jupyter;
      const tokens = await openHubTokens(jupyter);
      // The token may still be created later, and stay for other tests.
      await tokens.choose({ note: 'made at last' });
      for (const requests of [HUB, SESSIONS, NEW_FILE]) {
        faultProxy.break(requests, SILENCE);
      }
      const buttons = [
        jupyter.button('Reveal token'),
        jupyter.button('Hide token'),
        jupyter.button('Test token'),
        jupyter.button('Refresh tokens'),
        jupyter.button('Create token'),
        jupyter.button('Refresh'),
        panel.getByRole('button', { name: 'Token details' }),
        panel.getByRole('button', { name: 'Token details' })
      ];
      for (const button of buttons) {
        expect(await answersAtOnce(button), `${button}`).toBe(true);
      }
      faultProxy.heal();
    });
  }
);
