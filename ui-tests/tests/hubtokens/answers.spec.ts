import type { FaultProxy } from '../../faults/faultproxy';
import type { FaultKind, INamedFault } from '../../faults/faults';
import { QUICK_FAULTS, SLOW_FAULTS, statusOf } from '../../faults/faults';
import { HubTokensSection, openHubTokens } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import { expect, test } from '../../faults/proxied';

const NO_CONNECTION = QUICK_FAULTS.filter(({ kind }) => kind === 'unreachable');
const ANSWERS = QUICK_FAULTS.filter(
  // Half an answer with the status of a success is in hub-tokens-policy.
  ({ kind }) => kind !== 'unreachable' && kind !== 'malformed'
);

const CREATION = { method: 'POST', path: /\/hub\/api\/users\/[^/]+\/tokens$/ };
const ONE_TOKEN = { path: /\/hub\/api\/users\/[^/]+\/tokens\/[^/]+$/ };

const WORDS: Record<FaultKind, string> = {
  unreachable:
    'The Hub can’t be reached. It may be down, or your network is. Try again when it is back.',
  timeout: 'The Hub did not answer in time. Try again in a moment.',
  html: 'The Hub answered with a web page instead of facts',
  malformed: 'The Hub’s answer could not be read.',
  refused: 'The Hub does not let this page do that any more.',
  status: 'The Hub answered STATUS'
};

const WORDS_OF_STATUS: Record<string, string> = {
  404: 'The Hub does not know the address, or your account.',
  429: 'The Hub gets too many requests just now.'
};

function wordsFor(fault: INamedFault): string {
  const status = statusOf(fault);
  return WORDS_OF_STATUS[status] ?? WORDS[fault.kind].replace('STATUS', status);
}

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

test(
  'whatever comes while a token is made or revoked has words, and both work after it',
  { tag: '@hub-tokens-newest' },
  async ({ faultProxy, jupyter }) => {
    await test.step('a connection that fails while a token is made or revoked has words, and both work after it', async () => {
      await openHubTokens(jupyter);
      for (const fault of NO_CONNECTION) {
        await test.step(fault.name, () =>
          makeAndRevoke(jupyter, faultProxy, fault)
        );
      }
    });

    await test.step('whatever answers while a token is made or revoked becomes words, and both work after it', async () => {
      const section = await openHubTokens(jupyter);
      const note = 'in spite of all answers';
      await section.choose({ note });
      for (const fault of ANSWERS) {
        await test.step(`making: ${fault.name}`, async () => {
          faultProxy.break(CREATION, fault.fault);
          await section.createButton.click();
          await expect(section.form).toContainText(
            statusOf(fault) === '400'
              ? 'The Hub does not make this token. Choose less access or a shorter time.'
              : wordsFor(fault)
          );
          await expect(section.createButton).toHaveText('Create token');
          await expect(section.note).toHaveValue(note);
          faultProxy.heal();
        });
      }
      await section.create();

      // The Hub says with 204 that it is done, and with 404 that it was before.
      for (const fault of ANSWERS.filter(
        fault => !['204', '404'].includes(statusOf(fault))
      )) {
        await test.step(`revoking: ${fault.name}`, async () => {
          faultProxy.break({ ...ONE_TOKEN, method: 'DELETE' }, fault.fault);
          await section.revoke(section.row(note));
          await expect(section.root).toContainText(
            statusOf(fault) === '400'
              ? 'The Hub did not do it.'
              : wordsFor(fault)
          );
          await expect(section.row(note)).toHaveCount(1);
          faultProxy.heal();
        });
      }
      await section.revoke(section.row(note));
      await expect(section.root).toContainText(`“${note}” is revoked.`);
      await expect(section.row(note)).toHaveCount(0);
    });
  }
);

test(
  'what is not answered while a token is made or revoked is given up',
  { tag: '@hub-tokens-newest' },
  async ({ openProxied }) => {
    test.slow();
    const pages = [await openProxied(), await openProxied()];
    await Promise.all(
      pages.map(async ({ faultProxy, jupyter }, index) => {
        await openHubTokens(jupyter);
        await makeAndRevoke(jupyter, faultProxy, SLOW_FAULTS[index]);
      })
    );
  }
);
