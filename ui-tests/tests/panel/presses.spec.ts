import type { Locator } from '@playwright/test';

import { openHubTokens } from '../../pages/hubtokenssection';
import { MASK } from '../../pages/jupyterpage';
import { expect, test } from '../../faults/proxied';

const TIMES = 50;

const USER = { method: 'GET', path: /\/hub\/api\/user$/ };
const LIST = { method: 'GET', path: /\/hub\/api\/users\/[^/]+\/tokens$/ };
const CREATION = { method: 'POST', path: /\/hub\/api\/users\/[^/]+\/tokens$/ };
const REVOCATION = { method: 'DELETE', path: /\/hub\/api\/users\// };
const SESSIONS = { method: 'GET', path: /\/api\/sessions$/ };

/** Press a button with the mouse several times, as fast as possible. */
function press(button: Locator): Promise<void> {
  return button.click({ clickCount: TIMES });
}

/** Press a button several times before anything else happens. */
function pressAtOnce(button: Locator): Promise<void> {
  return button.evaluate((element: HTMLElement, times) => {
    for (let count = 0; count < times; count++) {
      element.click();
    }
  }, TIMES);
}

test(
  'handles 50 presses of each button',
  { tag: '@hub-tokens-newest' },
  async ({ faultProxy, jupyter }) => {
    test.slow();
    await test.step('buttons that send requests: one request at a time', async () => {
      const { panel, result } = jupyter;
      await openHubTokens(jupyter);
      const expectOneOf = async (
        name: string,
        requests: typeof USER,
        done: () => Promise<void>
      ) => {
        const before = faultProxy.count(requests);
        faultProxy.break(requests, { kind: 'silence' });
        await press(jupyter.button(name));
        await pressAtOnce(jupyter.button(name));
        // The browser sends a request some time after the press.
        const asked = () => faultProxy.count(requests) - before;
        await expect.poll(asked).toBe(1);
        faultProxy.heal();
        await done();
        expect(asked()).toBe(1);
      };

      await expectOneOf('Test token', SESSIONS, () =>
        expect(result).toHaveAttribute('data-outcome', 'ok')
      );
      await expectOneOf('Refresh', USER, async () => {
        await expect(panel.getByText(/^Asking/)).toHaveCount(0);
        await expect(panel.getByText('Loading the tokens …')).toHaveCount(0);
      });
      await expectOneOf('Refresh tokens', LIST, () =>
        expect(panel.getByText('Loading the tokens …')).toHaveCount(0)
      );
      await expect(panel).toHaveAttribute('data-token-state', 'valid');
    });

    await test.step('buttons that show and copy: the last press counts', async () => {
      const { page, panel, token } = jupyter;
      await openHubTokens(jupyter);
      const reveal = jupyter.button('Reveal token');
      await pressAtOnce(reveal);
      await expect(token).toHaveText(MASK);
      await reveal.focus();
      for (let count = 0; count < TIMES; count++) {
        await page.keyboard.press('Space');
      }
      await expect(reveal).toBeFocused();
      await expect(token).toHaveText(MASK);

      await press(jupyter.button('Copy token'));
      await expect(panel.getByText('Token copied.')).toHaveCount(1);
      expect(await jupyter.paste()).toBe(jupyter.requestToken);
      await press(jupyter.button('Copy snippet'));
      await expect(panel.getByText(/^Snippet copied/)).toHaveCount(1);
      expect(await jupyter.paste()).toContain('/api/sessions');

      for (const name of [/Token details$/, /Test$/, /Snippets$/]) {
        const heading = panel
          .getByRole('heading', { name })
          .getByRole('button');
        await press(heading);
        await expect(heading).toHaveAttribute('aria-expanded', 'true');
      }
    });

    await test.step('“Create token” and “Revoke …”: one token is created, and one revoked', async () => {
      const section = await openHubTokens(jupyter);
      await section.choose({ note: 'pressed with the mouse' });
      await press(section.createButton);
      await section.expectNew('pressed with the mouse');
      expect(faultProxy.count(CREATION)).toBe(1);

      await section.choose({ note: 'pressed at once' });
      faultProxy.break(CREATION, { kind: 'silence' });
      await pressAtOnce(section.createButton);
      await press(section.createButton);
      faultProxy.heal();
      await section.expectNew('pressed at once');
      expect(faultProxy.count(CREATION)).toBe(2);
      await expect(section.row('pressed with the mouse')).toHaveCount(1);
      await expect(section.row('pressed at once')).toHaveCount(1);

      const row = section.row('pressed at once');
      await pressAtOnce(row.getByRole('button', { name: /^Revoke …/ }));
      await expect(section.dialog).toHaveCount(1);
      await pressAtOnce(
        section.dialog.getByRole('button', { name: 'Revoke', exact: true })
      );
      await expect(section.root).toContainText('“pressed at once” is revoked.');
      // JupyterLab would show a second dialog as soon as the first is closed.
      await expect(section.dialog).toHaveCount(0);
      await expect(row).toHaveCount(0);
      await expect(section.row('pressed with the mouse')).toHaveCount(1);
      expect(faultProxy.count(REVOCATION)).toBe(1);
    });
  }
);
