import type { Page } from '@playwright/test';

import { findInDocument } from '../../pages/findindocument';
import type { HubTokensSection } from '../../pages/hubtokenssection';
import { HubTokensSection as Section } from '../../pages/hubtokenssection';
import type { JupyterPage } from '../../pages/jupyterpage';
import { MASK } from '../../pages/jupyterpage';
import { expect, test } from '../../faults/proxied';

const USER = { path: /\/hub\/api\/user$/ };
const SESSIONS = { path: /\/api\/sessions$/ };
const TOKENS = { path: /\/hub\/api\/users\/[^/]+\/tokens/ };
const SCRIPTS = { path: /\/jupyterlab-api-token\/static\/.*\.js/ };

const SILENCE = { kind: 'silence' } as const;

function sideBarTab(page: Page) {
  return page.locator('.jp-SideBar [data-id="jp-api-token"]');
}

async function hide({ page, panel }: JupyterPage): Promise<void> {
  await sideBarTab(page).click();
  await expect(panel).toBeHidden();
}

async function move({ page }: JupyterPage): Promise<void> {
  const left = page.locator('#jp-left-stack #jp-api-token');
  const right = page.locator('#jp-right-stack #jp-api-token');
  const other = (await left.count()) ? right : left;
  await sideBarTab(page).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Switch Sidebar Side/ }).click();
  // JupyterLab 3 does so when it has saved that.
  await expect(other).toHaveCount(1);
}

async function open({ page, panel }: JupyterPage): Promise<void> {
  // JupyterLab 3 closes what it moves.
  if (!(await panel.isVisible())) {
    await sideBarTab(page).click();
  }
  await expect(panel).toBeVisible();
}

async function expectNormal(
  jupyter: JupyterPage,
  section: HubTokensSection
): Promise<void> {
  const { panel, result } = jupyter;
  await expect(panel.getByText(/^(Asking|Loading)/)).toHaveCount(0);
  await expect(jupyter.token).toHaveText(MASK);
  await expect(panel).toHaveAttribute('data-token-state', 'valid');
  await jupyter.test();
  await expect(result).toHaveAttribute('data-outcome', 'ok');
  await jupyter.button('Refresh').click();
  await expect(panel.getByText(/^Asking/)).toHaveCount(0);
  await section.updateList();
  await expect(section.root.locator('.jp-ApiToken-problem')).toHaveCount(0);
}

test(
  'hides and moves the panel during each request',
  { tag: '@hub-tokens' },
  async ({ faultProxy, hostName, jupyter }) => {
    const { page, panel } = jupyter;
    const section = new Section(jupyter);
    // In turn. What is hidden on one host is moved on the other.
    const deeds = hostName.startsWith('hub-newest')
      ? [hide, move]
      : [move, hide];
    const away = async () => {
      const [deed] = deeds.reverse();
      await deed(jupyter);
    };
    const leaveAndComeBack = async () => {
      await jupyter.button('Reveal token').click();
      await expect(jupyter.token).toHaveText(jupyter.requestToken);
      await away();
      expect(await findInDocument(page, jupyter.requestToken)).toEqual([]);
      faultProxy.heal();
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
      faultProxy.break(TOKENS, SILENCE);
      await section.choose({ note: 'second' });
      await section.createButton.click();
      await section.revoke(section.row('first'));
      await leaveAndComeBack();
      await section.expectNew('second');
      await expect(section.newTokenValue).toHaveText(MASK);
      await expect(section.row('second')).toHaveCount(1);
      await expect(section.row('first')).toHaveCount(0);
      await expectNormal(jupyter, section);
    });

    await test.step('the revocation itself', async () => {
      faultProxy.break({ ...TOKENS, method: 'DELETE' }, SILENCE);
      await section.revoke(section.row('second'));
      await expect(
        panel.getByRole('button', { name: 'Revoke … second' })
      ).toHaveText('Revoking …');
      await leaveAndComeBack();
      await expect(section.root).toContainText('“second” is revoked.');
      await expect(section.row('second')).toHaveCount(0);
      await expectNormal(jupyter, section);
    });
  }
);

/** Dispose of the panel, as only another extension could. */
async function dispose(jupyter: JupyterPage): Promise<void> {
  const app = await jupyter.app();
  await app.evaluate(app => {
    const widgets = app.shell.widgets('right');
    for (;;) {
      const step = Reflect.apply(widgets.next, widgets, []);
      // The iterators of JupyterLab 3 give the widget itself.
      const widget = step && 'value' in step ? step.value : step;
      if (widget?.id === 'jp-api-token') {
        widget.dispose();
      }
      if (!widget) {
        return;
      }
    }
  });
}

test(
  'disposes the panel during each request, and reloads the page',
  { tag: '@hub-tokens' },
  async ({ faultProxy, jupyter }) => {
    const { page, panel } = jupyter;
    const section = new Section(jupyter);
    const runCommands = async () => {
      const app = await jupyter.app();
      await app.evaluate(async ({ commands }) => {
        await commands.execute('api-token:show');
        await commands.execute('api-token:test');
      });
    };

    await test.step('loading its scripts', async () => {
      faultProxy.break(SCRIPTS, SILENCE);
      await sideBarTab(page).click();
      await expect(panel.getByText('Loading …').first()).toBeVisible();
      await dispose(jupyter);
      await expect(panel).toHaveCount(0);
      faultProxy.heal();
      await runCommands();
      await page.reload();
      await jupyter.waitUntilReady();
      await open(jupyter);
      await section.showList();
    });

    await test.step('each request', async () => {
      await section.create({ note: 'to be revoked' });
      faultProxy.break(USER, SILENCE);
      faultProxy.break(SESSIONS, SILENCE);
      faultProxy.break(TOKENS, SILENCE);
      await section.newTokenButton('Reveal new token').click();
      await section.choose({ note: 'asked for by a panel that is gone' });
      await section.createButton.click();
      await section.revoke(section.row('to be revoked'));
      await jupyter.button('Refresh').click();
      await jupyter.button('Test token').click();
      await jupyter.button('Reveal token').click();
      const shown = [
        jupyter.requestToken,
        await section.newTokenValue.innerText()
      ];
      await expect(jupyter.token).toHaveText(shown[0]);
      await dispose(jupyter);
      await expect(panel).toHaveCount(0);
      faultProxy.heal();
      await runCommands();
      for (const token of shown) {
        expect(await findInDocument(page, token)).toEqual([]);
      }
      await page.reload();
      await jupyter.waitUntilReady();
      await open(jupyter);
      await section.showList();
      await expectNormal(jupyter, section);
    });
  }
);
