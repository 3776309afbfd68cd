import { openHubTokens } from '../../pages/hubtokenssection';
import { expect, test } from '../../faults/proxied';

const DAY = 24 * 60 * 60 * 1000;

test(
  'times are right with the browser’s clock a day ahead of the Hub’s',
  { tag: '@hub-tokens-newest' },
  async ({ host, newJupyter }) => {
    const jupyter = await newJupyter({ host });
    await jupyter.page.addInitScript(milliseconds => {
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
    await section.create({ note: 'clock ahead', expires: '1 hour' });
    const row = section.row('clock ahead');
    await expect(row).toContainText(/Expires in (59|60) minutes/);
    await expect(section.newToken).toContainText(/Expires in (59|60) minutes/);
    await expect(jupyter.row('Expires')).toContainText(/in 1[34] days/);
    await expect(row).toContainText(
      /Created (now|\d+ seconds? ago|1 minute ago)/
    );
    // The diagnostics report "expired" in another sense.
    const parts = jupyter.panel.locator(
      '[data-section]:not([data-section="report"])'
    );
    await expect(parts).not.toHaveCount(0);
    await expect(parts.filter({ hasText: /\bexpired\b/i })).toHaveCount(0);
    await section.revoke(row);
    await expect(row).toHaveCount(0);
  }
);
