import { expect, test } from '../../fixtures';

const LIFE = /\/hub\/api\/users\/[^/]+\/tokens/;
const DAY = 24 * 60 * 60 * 1000;

/** Moves the lifetimes in a response of the Hub into the past. */
function age(answer: unknown, days: number): void {
  if (Array.isArray(answer)) {
    answer.forEach(item => age(item, days));
    return;
  }
  if (typeof answer !== 'object' || answer === null) {
    return;
  }
  for (const [name, value] of Object.entries(answer)) {
    if (name === 'created' || name === 'expires_at') {
      if (typeof value === 'string') {
        const time = new Date(Date.parse(value) - days * DAY);
        Object.assign(answer, { [name]: time.toISOString() });
      }
    } else {
      age(value, days);
    }
  }
}

test(
  'the state of the token follows events, and folded sections stay folded',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    await test.step('an icon and words show the state of the token', async () => {
      const { page, panel } = jupyter;
      const title = panel.locator('.jp-ApiToken-title');
      const shape = () =>
        title.locator('.jp-ApiToken-sign').evaluate(sign => {
          const { borderRadius, borderStyle, clipPath } =
            getComputedStyle(sign);
          return [sign.textContent, borderRadius, borderStyle, clipPath].join(
            ' '
          );
        });
      const shapes: string[] = [];
      let days = 0;
      await page.route(LIFE, async route => {
        const response = await route.fetch();
        const json = await response.json();
        age(json, days);
        await route.fulfill({ response, json });
      });

      await test.step('valid', async () => {
        await jupyter.showPanel();
        await expect(title).toContainText('Valid');
        await expect(title).toContainText('Gives access to server');
        shapes.push(await shape());
      });

      await test.step('expires soon', async () => {
        days = 13.5;
        await jupyter.button('Refresh').click();
        await expect(title).toContainText('Expires soon');
        await expect(title).toContainText(
          /Expires in 1\d hours\. Reload the page/
        );
        shapes.push(await shape());
      });

      await test.step('no longer valid', async () => {
        days = 15;
        await jupyter.button('Refresh').click();
        await expect(title).toContainText('No longer valid');
        await expect(title).toContainText('The token expired');
        await expect(jupyter.button('Get a new token')).toBeVisible();
        shapes.push(await shape());
        days = 0;
      });

      await test.step('unknown, until a test shows it', async () => {
        const away = /\/hub\/api\//;
        await page.route(away, route => route.abort());
        await jupyter.button('Refresh').click();
        await expect(title).toContainText('Status unknown');
        await expect(panel).toContainText('The Hub can’t be reached');
        shapes.push(await shape());
        await page.unroute(away);
        await jupyter.test();
        await expect(title).toContainText('Valid');
        await expect(panel).not.toContainText('The Hub can’t be reached');
      });

      expect(new Set(shapes).size).toBe(4);
      await page.unrouteAll({ behavior: 'wait' });
    });

    await test.step('folded sections are folded after a reload', async () => {
      const { page, panel } = jupyter;
      const heading = (name: string) =>
        panel.getByRole('button', { name, exact: true });
      await jupyter.showPanel();
      const saved = jupyter.untilSaved(/"folded":\["scope"\]/);
      await heading('Token details').click();
      await expect(jupyter.row('Owner')).toBeHidden();
      await saved;

      await page.reload();
      await jupyter.waitUntilReady();
      await expect(heading('Token details')).toHaveAttribute(
        'aria-expanded',
        'false'
      );
      await expect(jupyter.row('Owner')).toBeHidden();
      await expect(jupyter.panel.getByLabel('API path')).toBeVisible();

      await test.step('the command unfolds the section that it shows', async () => {
        await heading('Test').click();
        await expect(jupyter.result).toBeHidden();
        await jupyter.runFromPalette('Test API Token');
        await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
      });
    });
  }
);
