import axe from 'axe-core';

import type { IBrowser } from '../../engines/browser';
import { FirefoxBrowser } from '../../engines/firefoxbrowser';
import { EnginePanel } from '../../engines/panel';
import { WebKitBrowser } from '../../engines/webkitbrowser';
import type { Fault } from '../../faults/faultproxy';
import { SCRIPTS } from '../../faults/faults';
import { expect, test as base } from '../../faults/proxied';
import { UnavailableError } from '../../hosts/host';
import { allowNarrowPanels } from '../../pages/appearance';
import { MASK } from '../../pages/jupyterpage';
import type { IStop } from '../../pages/keyboard';
import { expectReadingOrder, findStop } from '../../pages/keyboard';
import { findMisfits } from '../../pages/panelfit';

/** The engines besides Chromium, in which all other tests run. */
const ENGINES = { firefox: FirefoxBrowser, webkit: WebKitBrowser };

/** The delay of a far or busy server. */
const LATE: Fault = { kind: 'late', milliseconds: 3000 };

/** The tab that opens and closes the panel. */
const TAB = '//*[contains(@class, "jp-SideBar")]//*[@data-id="jp-api-token"]';

/** The least contrast of text (WCAG 2.2, level AA). */
const READABLE = 4.5;

const test = base.extend<{
  /** Starts a browser, and closes it after the test. */
  start: (engine: keyof typeof ENGINES) => Promise<IBrowser>;
}>({
  // Playwright requires a destructuring pattern.
  // eslint-disable-next-line no-empty-pattern
  start: async ({}, use, testInfo) => {
    const started: IBrowser[] = [];
    await use(async engine => {
      const browser = await ENGINES[engine].start().catch(reason => {
        testInfo.skip(reason instanceof UnavailableError, reason.message);
        throw reason;
      });
      started.push(browser);
      return browser;
    });
    await Promise.all(started.map(browser => browser.close()));
  }
});

for (const engine of ['firefox', 'webkit'] as const) {
  test(
    `does the main job in ${engine}`,
    { tag: '@engines' },
    async ({ faultProxy, host, start, user }) => {
      test.slow();
      const browser = await start(engine);
      const panel = new EnginePanel(browser, host.at(faultProxy.url), user);
      const secret = panel.labelled('API token');
      let token = '';

      await test.step('copies a snippet from the palette while its code loads', async () => {
        await panel.open();
        faultProxy.break(SCRIPTS, LATE);
        await panel.run('Copy API Snippet');
        await panel.expectCopied(/curl/);
        faultProxy.heal();
      });

      await test.step('copies the token from the palette, and says so in passing', async () => {
        await panel.run('Copy API Token');
        token = await panel.expectCopied(/^\w{20,}$/);
        await panel.expectSaid('Snippet copied.');
        await panel.expectSaid('Token copied.');
        expect(await panel.statusOf(token)).toBe(200);
      });

      await test.step('opens in the side bar', async () => {
        await browser.evaluate(allowNarrowPanels, null);
        await browser.click(TAB);
        await panel.expectText(panel.part('/@data-token-state'), /^valid$/);
        await browser.click(TAB);
        await panel.expectOne(panel.part(''), node => !node.checkVisibility());
        await panel.run('Show API Token');
      });

      await test.step('masks and reveals the token, which a click selects', async () => {
        await panel.expectText(secret, MASK);
        await panel.click('Reveal token');
        await panel.expectText(secret, token);
        await browser.click(secret);
        expect(
          await browser.evaluate(() => String(document.getSelection()), null)
        ).toBe(token);
        await panel.click('Hide token');
        await panel.expectText(secret, MASK);
      });

      await test.step('copies by the mouse and by a key', async () => {
        await browser.select(panel.field('Language'), 'Python (requests)');
        const copies: Record<string, string | RegExp> = {
          // Each text differs from the one before.
          'Copy snippet': /^import json/,
          'Copy token': token,
          'Copy URL': panel.serverUrl,
          'Copy diagnostics': /^jupyterlab-api-token: /,
          ...(user
            ? {}
            : { 'Copy sign-in link': `${panel.url}?token=${token}` })
        };
        if (!user) {
          await browser.click(
            panel.part('//summary[contains(., "another browser")]')
          );
        }
        for (const [label, text] of Object.entries(copies)) {
          await panel.click(label);
          await panel.expectCopied(text);
        }
        for (const [label, text] of Object.entries(copies)) {
          await panel.pressEnter(label);
          await panel.expectCopied(text);
        }
      });

      await test.step('tests the token', async () => {
        await panel.click('Test token');
        await panel.expectText(panel.part('//@data-outcome'), /^ok$/);
      });

      if (user) {
        await test.step('creates, copies and revokes a token', async () => {
          await browser.fill(panel.field('Note'), engine);
          await panel.click('Create token');
          await panel.expectText(panel.labelled('New API token'), MASK);
          await panel.click('Copy new token');
          const created = await panel.expectCopied(/^\w{20,}$/);
          await panel.pressEnter('Copy token');
          await panel.expectCopied(token);
          await panel.pressEnter('Copy new token');
          await panel.expectCopied(created);
          expect(await panel.statusOf(created)).toBe(200);
          const row = panel.part(`//li[.//strong[.="${engine}"]]`);
          await browser.click(`${row}//button[starts-with(., "Revoke")]`);
          await browser.click(
            '//*[contains(@class, "jp-Dialog")]//button[contains(., "Revoke")]'
          );
          await panel.expectNone(row);
          await expect.poll(() => panel.statusOf(created)).toBe(403);
        });
      }

      await test.step('leads through the panel by the key Tab', async () => {
        await panel.expectOne(panel.part(''), node => {
          (node as HTMLElement).focus();
          return node === document.activeElement;
        });
        const stops: IStop[] = [];
        for (;;) {
          await browser.press('Tab');
          let stop!: IStop;
          // Lines fade in.
          await expect(async () => {
            stop = await browser.evaluate(findStop, null);
            expect(stop.wrong).toBe('');
          }).toPass({ timeout: 5000 });
          if (!stop.isInPanel) {
            break;
          }
          stops.push(stop);
        }
        expect(stops.length).toBeGreaterThan(10);
        expectReadingOrder(stops);
      });

      await test.step('fits in 200 pixels', async () => {
        await panel.setWidth(200);
        expect(await panel.onPanel(findMisfits)).toEqual([]);
        await panel.setWidth(320);
      });

      if (user) {
        await test.step('is readable in the dark theme', async () => {
          await panel.run('Use Theme: JupyterLab Dark');
          await panel.expectOne(
            '//body',
            node =>
              node.getAttribute('data-jp-theme-name') === 'JupyterLab Dark'
          );
          await panel.expectNone('//*[@id="jupyterlab-splash"]');
          for (const part of [
            panel.part('//h2'),
            panel.button('Copy token'),
            panel.button('Reveal token'),
            panel.field('API path'),
            panel.field('Language'),
            panel.labelled('Snippet')
          ]) {
            // A driver's picture may be older than the theme.
            await expect(async () => {
              expect(await panel.contrast(part), part).toBeGreaterThan(
                READABLE
              );
            }).toPass({ timeout: 20_000 });
          }
        });

        await test.step('has nothing that axe finds', async () => {
          await browser.evaluate(source => (0, eval)(source), axe.source);
          const { violations } = await browser.evaluate(async () => {
            const { axe } = window as unknown as {
              axe: typeof import('axe-core');
            };
            return axe.run('#jp-api-token');
          }, null);
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
          ).toEqual([]);
        });

        await test.step('notices that the user signed out in another tab', async () => {
          await browser.visit(`${panel.url}hub/logout`);
          await panel.click('Refresh');
          await panel.expectText(panel.part('/@data-token-state'), /^invalid$/);
        });
      }

      await browser.expectQuiet();
    }
  );
  test(
    `copies a snippet from the palette on plain HTTP in ${engine}`,
    { tag: '@engines-http' },
    async ({ faultProxy, host, start, user }) => {
      const browser = await start(engine);
      const panel = new EnginePanel(browser, host.at(faultProxy.url), user);
      await panel.open();
      const copy = async () => {
        await panel.run('Copy API Snippet');
        await panel.expectSaid('Snippet copied.', 20_000);
      };
      if (engine === 'webkit') {
        // Its old copy command does not wait. The palette loads the code when it
        // opens; where that was too late, the second time copies.
        await expect(copy).toPass();
      } else {
        // Two files, one after the other. The old copy command works for five
        // seconds.
        faultProxy.break(SCRIPTS, { kind: 'late', milliseconds: 1000 });
        await copy();
      }
      await panel.expectCopied(/curl/);
    }
  );
}
