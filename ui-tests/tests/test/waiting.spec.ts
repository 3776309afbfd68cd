import type { Locator } from '@playwright/test';

import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';
import { SnippetsSection } from '../../pages/snippetssection';
import { Held } from '../../faults/held';

const HUB = /\/hub\/api\//;
const SESSIONS = /\/api\/sessions$/;
const CONTENTS = /\/api\/contents/;

/**
 * Whether the panel is another one in the frame after a press.
 */
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
  'what takes long is said at once, and can be cancelled',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    await test.step('a copy button shows that it copied, and goes back', async () => {
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

    await test.step('what takes long says that it goes on, and can be cancelled', async () => {
      const { page, panel } = jupyter;
      const tokens = await openHubTokens(jupyter);
      const cancel = panel.getByRole('button', { name: 'Cancel', exact: true });

      await test.step('asking the Hub, after which all is known that was', async () => {
        const held = await Held.back(page, HUB);
        await jupyter.button('Refresh').click();
        await expect(panel).toContainText('Asking the Hub …');
        await cancel.click();
        await expect(panel).not.toContainText('Asking the Hub …');
        await expect(cancel).toHaveCount(0);
        await expect(panel).toHaveAttribute('data-token-state', 'valid');
        await held.release();
      });

      await test.step('the list, which stays as it was', async () => {
        const count = await tokens.rows.count();
        const held = await Held.back(page, HUB);
        await jupyter.button('Update list').click();
        await expect(panel).toContainText('Loading the list …');
        await cancel.click();
        await expect(panel).not.toContainText('Loading the list …');
        await expect(tokens.rows).toHaveCount(count);
        await held.release();
      });

      await test.step('a test', async () => {
        const held = await Held.back(page, SESSIONS);
        await jupyter.button('Test token').click();
        await expect(jupyter.result).toContainText('Testing …');
        await cancel.click();
        await expect(jupyter.result).toContainText('Cancelled');
        await held.release();
      });

      await test.step('a new token, of which nobody knows whether the Hub made it', async () => {
        const held = await Held.back(page, HUB, 'POST');
        await tokens.choose({ note: 'given up' });
        await tokens.createButton.click();
        await expect(tokens.createButton).toHaveText('Creating …');
        await cancel.click();
        await expect(tokens.createButton).toHaveText('Create token');
        await expect(panel).toContainText('may have been created anyway');
        await expect(tokens.note).toHaveValue('given up');
        await held.release();
      });
    });

    await test.step('a snippet on its way into a new notebook can be called back', async () => {
      const { page, panel } = jupyter;
      await jupyter.showPanel();
      await new SnippetsSection(jupyter).choose({
        language: 'Python (requests)'
      });
      const held = await Held.back(page, CONTENTS, 'POST');
      const deleted = page.waitForResponse(
        response =>
          response.request().method() === 'DELETE' &&
          CONTENTS.test(response.url())
      );
      await jupyter.button('Insert into notebook').click();
      await page.getByRole('button', { name: 'New notebook' }).click();
      await expect.poll(() => held.count).toBe(1);
      await expect(panel).toContainText('Inserting …');
      await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
      await expect(panel).not.toContainText('Inserting …');
      // The server makes the file all the same.
      await held.release();
      expect((await deleted).ok()).toBe(true);
      await expect(page.locator('.jp-NotebookPanel')).toHaveCount(0);
    });

    await test.step('each button answers in the next frame, however slow hub and server are', async () => {
      const { page, panel } = jupyter;
      const tokens = await openHubTokens(jupyter);
      // It may still be made when the requests go on, and stay for other tests.
      await tokens.choose({ note: 'made at last' });
      const held = [
        await Held.back(page, HUB),
        await Held.back(page, SESSIONS),
        await Held.back(page, CONTENTS, 'POST')
      ];
      const buttons = [
        jupyter.button('Reveal token'),
        jupyter.button('Hide token'),
        jupyter.button('Test token'),
        jupyter.button('Update list'),
        jupyter.button('Create token'),
        jupyter.button('Refresh'),
        panel.getByRole('button', { name: 'What it opens' }),
        panel.getByRole('button', { name: 'What it opens' })
      ];
      for (const button of buttons) {
        expect(await answersAtOnce(button), `${button}`).toBe(true);
      }
      await Promise.all(held.map(requests => requests.release()));
    });
  }
);
