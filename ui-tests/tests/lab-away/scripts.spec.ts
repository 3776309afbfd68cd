import type { Fault } from '../../faultproxy';
import { json } from '../../faults';
import { expect, test } from '../../proxied';

const SCRIPTS = { path: /\/jupyterlab-api-token\/static\/.*\.js/ };

const FAULTS: readonly Fault[] = [
  { kind: 'refuse' },
  { kind: 'reset', at: 'middle' },
  json(404, '{"message": "Not Found"}'),
  json(503, '{"message": "Busy"}')
];

test('the panel’s own scripts do not come: each part says so, and loads when they do', async ({
  faultProxy,
  jupyter
}) => {
  const { panel } = jupyter;
  const words = panel.getByText('This part could not be loaded.');
  const again = jupyter.button('Try again');
  jupyter.expectFailedFiles();
  faultProxy.break(SCRIPTS, FAULTS[0]);
  await jupyter.page.locator('.jp-SideBar [data-id="jp-api-token"]').click();
  await expect(words).toHaveCount(5);
  for (const fault of FAULTS.slice(1)) {
    const before = faultProxy.count(SCRIPTS);
    faultProxy.break(SCRIPTS, fault);
    await again.first().click();
    await expect.poll(() => faultProxy.count(SCRIPTS)).toBeGreaterThan(before);
    await expect(words).toHaveCount(5);
  }

  await test.step('they do not come for long', async () => {
    faultProxy.break(SCRIPTS, { kind: 'silence' });
    await again.first().click();
    await expect(panel.getByText('Loading …')).toHaveCount(1);
    faultProxy.heal();
    await expect(panel.getByText('Loading …')).toHaveCount(0);
  });
  for (let left = await words.count(); left > 0; left--) {
    await again.first().click();
    await expect(words).toHaveCount(left - 1);
  }
  await expect(panel).toContainText('Works now');
  await jupyter.test();
  await expect(jupyter.result).toContainText('The token works');
});
