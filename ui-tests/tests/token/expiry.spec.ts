import { expect, test } from '../../fixtures';
import { openHubTokens } from '../../pages/hubtokenssection';

const DAY = 24 * 60 * 60 * 1000;

test(
  'says when tokens expire by the Hub’s clock, and shows each state by a shape',
  { tag: '@hub-tokens' },
  async ({ host, newJupyter, user }) => {
    const jupyter = await newJupyter({ host });
    const { page, panel } = jupyter;
    // The browser's clock is a day ahead of the Hub's.
    await page.addInitScript(milliseconds => {
      const { now } = Date;
      Date.now = () => now() + milliseconds;
      globalThis.Date = new Proxy(Date, {
        construct: (target, args, newTarget) =>
          Reflect.construct(
            target,
            args.length ? args : [target.now()],
            newTarget
          )
      });
    }, DAY);
    await jupyter.open();
    const section = await openHubTokens(jupyter);
    const title = panel.locator('.jp-ApiToken-title');
    const shapes: string[] = [];
    const expectState = async (words: string, ...more: (string | RegExp)[]) => {
      for (const each of [words, ...more]) {
        await expect(title).toContainText(each);
      }
      shapes.push(
        await title.locator('.jp-ApiToken-sign').evaluate(sign => {
          const { borderRadius, borderStyle, clipPath } =
            getComputedStyle(sign);
          return [sign.textContent, borderRadius, borderStyle, clipPath].join();
        })
      );
    };

    await test.step('the page’s token', async () => {
      await expectState('Valid', 'Gives access to server');
      await expect(panel).toContainText(
        `See, create and revoke the tokens of ${user}`
      );
      // By default, 14 days after the user signs in.
      const expires = jupyter.row('Expires');
      await expect(expires).toContainText(
        /in 1[34] days, or when you sign out/
      );
      await expect(expires).toContainText(
        new Date(Date.now() + 14 * DAY).toLocaleDateString('en-US', {
          dateStyle: 'long'
        })
      );
      await expect(
        expires.getByRole('img', {
          name: '100 percent of the lifetime is left'
        })
      ).toBeVisible();
    });

    await test.step('a new token', async () => {
      await section.create({ note: 'clock ahead', expires: '1 hour' });
      const row = section.row('clock ahead');
      for (const element of [row, section.newToken]) {
        await expect(element).toContainText(/Expires in (59|60) minutes/);
      }
      await expect(row).toContainText(
        /Created (now|\d+ seconds? ago|1 minute ago)/
      );
      // The diagnostics report "expired" in another sense.
      const parts = panel.locator(
        '[data-section]:not([data-section="report"])'
      );
      await expect(parts).not.toHaveCount(0);
      await expect(parts.filter({ hasText: /\bexpired\b/i })).toHaveCount(0);
      await section.revoke(row);
      await expect(row).toHaveCount(0);
    });

    await test.step('the page’s token, days later', async () => {
      let days = 13.5;
      await page.route(/\/hub\/api\/users\/[^/]+\/tokens/, async route => {
        const response = await route.fetch();
        const body = (await response.text()).replace(
          /"(created|expires_at)": ?"([^"]+)"/g,
          (_, name, time) => {
            const earlier = new Date(Date.parse(time) - days * DAY);
            return `"${name}": "${earlier.toISOString()}"`;
          }
        );
        await route.fulfill({ response, body });
      });
      await jupyter.button('Refresh').click();
      await expectState(
        'Expires soon',
        /Expires in 1\d hours\. Reload the page/
      );
      days = 15;
      await jupyter.button('Refresh').click();
      await expectState('No longer valid', 'The token expired');
      await expect(jupyter.button('Get a new token')).toBeVisible();
      await page.unrouteAll({ behavior: 'wait' });
    });

    await test.step('unknown, until a test shows it', async () => {
      const hub = /\/hub\/api\//;
      await page.route(hub, route => route.abort());
      await jupyter.button('Refresh').click();
      await expectState('Status unknown');
      await expect(panel).toContainText('The Hub can’t be reached');
      await page.unroute(hub);
      await jupyter.test();
      await expect(title).toContainText('Valid');
      await expect(panel).not.toContainText('The Hub can’t be reached');
    });
    expect(new Set(shapes).size).toBe(4);
    await jupyter.cleanUp();
  }
);
