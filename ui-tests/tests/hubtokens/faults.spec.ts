import type { Route } from '@playwright/test';

import { expect, test } from '../../fixtures';
import type { ITokenChoice } from '../../pages/hubtokenssection';
import { HubTokensSection, openHubTokens } from '../../pages/hubtokenssection';
import { keptTokens } from '../../hosts/hubdatabase';

/** Choices that differ from the form's defaults. */
const CHOICE: Required<ITokenChoice> = {
  note: 'nightly export',
  expires: '7 days',
  access: 'All my servers'
};

const MAYBE_CREATED = 'The token may have been created anyway.';

async function expectNothingLost({
  access,
  expires,
  note
}: HubTokensSection): Promise<void> {
  await expect(note).toHaveValue(CHOICE.note);
  await expect(expires.locator('option:checked')).toHaveText(CHOICE.expires);
  await expect(access.locator('option:checked')).toHaveText(CHOICE.access);
}

test(
  'the form keeps its input after a failure, and no token has more permissions',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    const { host, page, user } = jupyter;
    const tokens = `${host.about.url}hub/api/users/${user}/tokens`;
    const section = await openHubTokens(jupyter);
    const answerOnly = (method: string, answer: (route: Route) => unknown) =>
      page.route(`${tokens}**`, route =>
        route.request().method() === method ? answer(route) : route.fallback()
      );
    await section.choose(CHOICE);
    await test.step('the response breaks off, and the list has the new token', async () => {
      await answerOnly('POST', async route => {
        await route.fetch();
        await route.abort('connectionreset');
      });
      await section.createButton.click();
      await expect(section.form).toContainText(MAYBE_CREATED);
      await expectNothingLost(section);
      await expect(section.row(CHOICE.note)).toHaveCount(1);
      await page.unroute(`${tokens}**`);
    });

    await section.revoke(section.row(CHOICE.note));
    await expect(section.root).toContainText(`“${CHOICE.note}” is revoked.`);
    await expect(section.row(CHOICE.note)).toHaveCount(0);

    /** Change the Hub's response with a new token. */
    const createOther = (change: object) =>
      answerOnly('POST', async route => {
        const response = await route.fetch();
        const made = await response.json();
        await route.fulfill({ response, json: { ...made, ...change } });
      });

    for (const [what, change] of [
      ['more permissions', { scopes: ['self'] }],
      ['no word on its permissions', { scopes: null }],
      ['no expiry', { expires_at: null }]
    ] as const) {
      await test.step(`a token with ${what} is revoked at once`, async () => {
        const note = `with ${what}`;
        await createOther(change);
        await section.choose({ ...CHOICE, note });
        await section.createButton.click();
        await expect(section.form).toContainText(
          'the new token was revoked at once'
        );
        await expect(section.newToken).toHaveCount(0);
        await expect(section.note).toHaveValue(note);
        expect(await keptTokens(host, note)).toEqual([]);
        await page.unroute(`${tokens}**`);
      });
    }

    await test.step('the panel says that a token could not be revoked', async () => {
      const note = 'left over';
      await createOther({ scopes: null });
      await answerOnly('DELETE', route => route.abort('connectionrefused'));
      await section.choose({ ...CHOICE, note });
      await section.createButton.click();
      await expect(section.form).toContainText(
        'the new token could not be revoked'
      );
      await expect(section.newToken).toHaveCount(0);
      await expect(section.row(note)).toHaveCount(1);
      await page.unroute(`${tokens}**`);
    });

    await test.step('afterwards everything works', async () => {
      await section.create({ note: 'after all the faults' });
      await expect(section.newToken).toContainText(/Expires in [67] days/);
      const token = await section.copyNewToken();
      expect(await jupyter.statusWith(token)).toBe(200);
    });
  }
);

test(
  'no input is lost when the Hub is down or withdraws the permission',
  { tag: '@hub-tokens-newest' },
  async ({ jupyter }) => {
    const { host, page, panel, user } = jupyter;
    const hub = `${host.about.url}hub/api`;
    const section = new HubTokensSection(jupyter);
    await jupyter.dismissOutageDialogs();

    await test.step('the Hub is down when the panel is opened', async () => {
      const words = 'The Hub can’t be reached.';
      await page.route(`${hub}/**`, route => route.abort('connectionrefused'));
      await jupyter.showPanel();
      await expect(section.root).toContainText(words);
      await expect(section.form).toHaveCount(0);
      await page.unroute(`${hub}/**`);
      await jupyter.button('Refresh').click();
      await section.showList();
      await expect(section.root).not.toContainText(words);
    });

    await test.step('the permission is withdrawn and granted again', async () => {
      const words = 'does not allow this page to create tokens';
      await section.choose(CHOICE);
      await page.route(`${hub}/user`, async route => {
        const response = await route.fetch();
        const answer: { scopes: string[] } = await response.json();
        const scopes = answer.scopes.filter(scope => !scope.includes('tokens'));
        await route.fulfill({ response, json: { ...answer, scopes } });
      });
      await page.route(`${hub}/users/${user}/tokens`, route =>
        route.fulfill({
          status: 403,
          json: { status: 403, message: 'no permissions to generate tokens' }
        })
      );
      await section.createButton.click();
      await expect(section.root).toContainText(words);
      await expectNothingLost(section);
      await expect(section.list).toHaveCount(0);
      // The panel's facts change too, and the form keeps its input.
      await jupyter.button('Refresh').click();
      await expect(jupyter.row('Permissions')).not.toContainText('tokens');
      await expectNothingLost(section);

      await page.unrouteAll();
      await jupyter.button('Refresh').click();
      await section.showList();
      await expect(panel).not.toContainText(words);
      await expectNothingLost(section);
      await section.create();
    });

    await test.step('the Hub is down when a token is created', async () => {
      await section.choose(CHOICE);
      const shown = await section.rows.count();
      await host.stopPart('hub');
      await section.createButton.click();
      await expect(section.form).toContainText(MAYBE_CREATED);
      await expectNothingLost(section);
      await expect(section.rows).toHaveCount(shown);

      await host.startPart('hub');
      await section.create();
      await expect(section.root).not.toContainText(MAYBE_CREATED);
    });
  }
);
