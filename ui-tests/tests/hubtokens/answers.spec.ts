import type { FaultProxy } from '../../faults/faultproxy';
import type { INamedFault } from '../../faults/faults';
import { QUICK_FAULTS, statusOf } from '../../faults/faults';
import { HubTokensSection, openHubTokens } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import { expect, test } from '../../faults/proxied';

const NO_CONNECTION = QUICK_FAULTS.filter(({ kind }) => kind === 'unreachable');
const ANSWERS = QUICK_FAULTS.filter(({ kind }) => kind !== 'unreachable');

const CREATION = { method: 'POST', path: /\/hub\/api\/users\/[^/]+\/tokens$/ };
const ONE_TOKEN = { path: /\/hub\/api\/users\/[^/]+\/tokens\/[^/]+$/ };
const DELETION = { ...ONE_TOKEN, method: 'DELETE' };

const MAYBE_CREATED = 'may have been created anyway';

/** Create and revoke a token, each first with a fault and then without. */
async function makeAndRevoke(
  jupyter: JupyterPage,
  proxy: FaultProxy,
  { fault, name }: INamedFault
): Promise<void> {
  const section = new HubTokensSection(jupyter);
  const note = `in spite of ${name}`;
  const rows = section.row(note);

  await section.choose({ note });
  proxy.break(CREATION, fault);
  await section.createButton.click();
  await expect(section.form).toContainText(MAYBE_CREATED);
  await expect(section.note).toHaveValue(note);
  proxy.heal();
  await section.create();
  await expect(section.form).not.toContainText(MAYBE_CREATED);

  // A browser repeats a request itself if an existing connection fails, so
  // there may be several tokens.
  const made = await rows.count();
  proxy.break(ONE_TOKEN, fault);
  await section.revoke(rows.first());
  await expect(section.root).toContainText(
    // The Hub's response to a revocation has no body, so it may have arrived
    // whole.
    fault.kind === 'reset' && fault.at === 'middle'
      ? /is revoked|may or may not be revoked/
      : 'may or may not be revoked'
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
  'explains each failure while a token is created or revoked, and recovers',
  { tag: '@hub-tokens-newest' },
  async ({ faultProxy, jupyter }) => {
    await test.step('a failed connection', async () => {
      await openHubTokens(jupyter);
      for (const fault of NO_CONNECTION) {
        await test.step(fault.name, () =>
          makeAndRevoke(jupyter, faultProxy, fault)
        );
      }
    });

    await test.step('an unexpected response', async () => {
      const section = await openHubTokens(jupyter);
      const note = 'in spite of all answers';
      await section.choose({ note });
      for (const fault of ANSWERS) {
        await test.step(`creating: ${fault.name}`, async () => {
          faultProxy.break(CREATION, fault.fault);
          const before = faultProxy.count(CREATION);
          await section.createButton.click();
          await expect
            .poll(() => faultProxy.count(CREATION))
            .toBeGreaterThan(before);
          await expect(section.createButton).toHaveText('Create token');
          await expect(section.form.locator('details')).toHaveCount(1);
          await expect(section.note).toHaveValue(note);
          faultProxy.heal();
        });
      }
      await section.create();

      // 204 means that the token is revoked, 404 that it was revoked before.
      for (const fault of ANSWERS.filter(
        fault => !['204', '404'].includes(statusOf(fault))
      )) {
        await test.step(`revoking: ${fault.name}`, async () => {
          faultProxy.break(DELETION, fault.fault);
          const before = faultProxy.count(DELETION);
          await section.revoke(section.row(note));
          await expect
            .poll(() => faultProxy.count(DELETION))
            .toBeGreaterThan(before);
          await expect(section.root).not.toContainText('Revoking …');
          await expect(section.root).toContainText(
            /was not revoked|may or may not be revoked/
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
