import { FaultProxy } from '../../faultproxy';
import type { INamedFault } from '../../faults';
import { QUICK_FAULTS, SLOW_FAULTS } from '../../faults';
import { HubTokensSection, openHubTokens } from '../../hubtokenssection';
import type { JupyterPage } from '../../jupyterpage';
import { expect, test } from '../../proxied';

/** What becomes of answers is in hub-tokens-policy: these are no answers. */
const NO_CONNECTION = QUICK_FAULTS.filter(({ kind }) => kind === 'unreachable');

const CREATION = { method: 'POST', path: /\/hub\/api\/users\/[^/]+\/tokens$/ };
const ONE_TOKEN = { path: /\/hub\/api\/users\/[^/]+\/tokens\/[^/]+$/ };

const WORDS: Record<string, string> = {
  unreachable:
    'The Hub can’t be reached. It may be down, or your network is. Try again when it is back.',
  timeout: 'The Hub did not answer in time. Try again in a moment.'
};

/**
 * Make a token and revoke it, each first with a fault and then without.
 */
async function makeAndRevoke(
  jupyter: JupyterPage,
  proxy: FaultProxy,
  { fault, kind, name }: INamedFault
): Promise<void> {
  const section = new HubTokensSection(jupyter);
  const note = `in spite of ${name}`;
  const rows = section.row(note);

  await section.choose({ note });
  proxy.break(CREATION, fault);
  await section.createButton.click();
  await expect(section.form).toContainText(WORDS[kind]);
  await expect(section.form).toContainText(
    'A token may have been made all the same: if the list has one that you did not see, revoke it.'
  );
  await expect(section.note).toHaveValue(note);
  proxy.heal();
  await section.create();
  await expect(section.form).not.toContainText(WORDS[kind]);

  // A browser asks again on its own when a connection that it had breaks off.
  const made = await rows.count();
  proxy.break(ONE_TOKEN, fault);
  await section.revoke(rows.first());
  await expect(section.root).toContainText(
    // The Hub's answer to a revocation is a head alone, which came.
    fault.kind === 'trickle' ||
      (fault.kind === 'reset' && fault.at === 'middle')
      ? /is revoked|can’t be reached/
      : WORDS[kind],
    { timeout: 40_000 }
  );
  proxy.heal();
  await section.updateList();
  for (let left = await rows.count(); left > 0; left--) {
    await section.revoke(rows.first());
    await expect(rows).toHaveCount(left - 1);
  }
  await expect(section.root).toContainText(`“${note}” is revoked.`);
  expect(made).toBeGreaterThan(0);
}

test('a connection that fails while a token is made or revoked has words, and both work after it', async ({
  faultProxy,
  jupyter
}) => {
  await openHubTokens(jupyter);
  for (const fault of NO_CONNECTION) {
    await test.step(fault.name, () =>
      makeAndRevoke(jupyter, faultProxy, fault)
    );
  }
});

test('what is not answered while a token is made or revoked is given up', async ({
  browser,
  host,
  newJupyter
}) => {
  // Each in a browser behind a proxy of its own, at the same time.
  await Promise.all(
    SLOW_FAULTS.map(async fault => {
      const proxy = await FaultProxy.start(host.about.url);
      const context = await browser.newContext();
      try {
        const jupyter = await newJupyter({ host: host.at(proxy.url), context });
        await jupyter.open();
        await openHubTokens(jupyter);
        await makeAndRevoke(jupyter, proxy, fault);
      } finally {
        await context.close();
        await proxy.close();
      }
    })
  );
});
