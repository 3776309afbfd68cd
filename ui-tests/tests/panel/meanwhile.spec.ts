import { SCRIPTS, SESSIONS, USER } from '../../faults/faults';
import { findInDocument } from '../../pages/findindocument';
import { HubTokensSection } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import { MASK } from '../../pages/jupyterpage';
import { expect, test } from '../../faults/proxied';

const TOKENS = { path: /\/hub\/api\/users\/[^/]+\/tokens/ };

const SILENCE = { kind: 'silence' } as const;

async function move({ page, sideBarTab }: JupyterPage): Promise<void> {
  const left = page.locator('#jp-left-stack #jp-api-token');
  const right = page.locator('#jp-right-stack #jp-api-token');
  const other = (await left.count()) ? right : left;
  await sideBarTab.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Switch Sidebar Side/ }).click();
  // JupyterLab 3 saves the setting before it moves the panel.
  await expect(other).toHaveCount(1);
}

async function open({ panel, sideBarTab }: JupyterPage): Promise<void> {
  // JupyterLab 3 closes a panel that it moves.
  if (!(await panel.isVisible())) {
    await sideBarTab.click();
  }
  await expect(panel).toBeVisible();
}

async function expectNormal(
  jupyter: JupyterPage,
  section: HubTokensSection
): Promise<void> {
  const { panel } = jupyter;
  await expect(panel.getByText(/^(Asking|Loading)/)).toHaveCount(0);
  await expect(jupyter.token).toHaveText(MASK);
  await expect(panel).toHaveAttribute('data-token-state', 'valid');
  await jupyter.expectOutcome('ok');
  await jupyter.refresh();
  await section.updateList();
  await expect(section.root.locator('.jp-ApiToken-problem')).toHaveCount(0);
}

test(
  'hides and moves the panel during each request',
  { tag: '@hub-tokens' },
  async ({ faultProxy, hostName, jupyter }) => {
    const { page, panel } = jupyter;
    const section = new HubTokensSection(jupyter);
    // The actions alternate, in a different order on each host.
    const deeds = hostName.startsWith('hub-newest')
      ? [() => jupyter.hidePanel(), move]
      : [move, () => jupyter.hidePanel()];
    const away = async () => {
      const [deed] = deeds.reverse();
      await deed(jupyter);
    };
    const reveal = async () => {
      await jupyter.button('Reveal token').click();
      await expect(jupyter.token).toHaveText(jupyter.requestToken);
    };
    // After ten seconds, a request without a response fails.
    const leaveAndComeBack = async () => {
      await away();
      faultProxy.heal();
      expect(await findInDocument(page, jupyter.requestToken)).toEqual([]);
      await open(jupyter);
    };

    await test.step('loading its scripts', async () => {
      faultProxy.break(SCRIPTS, SILENCE);
      await open(jupyter);
      await expect(panel.getByText('Loading …').first()).toBeVisible();
      await away();
      faultProxy.heal();
      await open(jupyter);
      await section.showList();
      await expectNormal(jupyter, section);
    });

    await test.step('“Refresh”, “Test token” and “Refresh tokens”', async () => {
      await reveal();
      faultProxy.break(USER, SILENCE);
      faultProxy.break(SESSIONS, SILENCE);
      await jupyter.button('Refresh').click();
      await jupyter.button('Test token').click();
      await jupyter.button('Refresh tokens').click();
      await leaveAndComeBack();
      await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
      await expectNormal(jupyter, section);
    });

    await section.create({ note: 'first' });
    await test.step('“Create token” and “Revoke …”', async () => {
      await section.choose({ note: 'second' });
      await reveal();
      faultProxy.break(TOKENS, SILENCE);
      await section.revoke(section.row('first'));
      await section.createButton.click();
      await leaveAndComeBack();
      await section.expectNew('second');
      await expect(section.newTokenValue).toHaveText(MASK);
      await expect(section.row('second')).toHaveCount(1);
      await expect(section.row('first')).toHaveCount(0);
      await expectNormal(jupyter, section);
    });
  }
);
