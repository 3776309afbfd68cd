import { CONNECTION_FAULTS } from '../../faults/faults';
import { expect, test } from '../../faults/proxied';
import { keptTokens } from '../../hosts/hubdatabase';
import type {
  HubTokensSection,
  ITokenChoice
} from '../../pages/hubtokenssection';
import { openHubTokens } from '../../pages/hubtokenssection';

const CREATION = { method: 'POST', path: /\/hub\/api\/users\/[^/]+\/tokens$/ };
const ONE_TOKEN = { path: /\/hub\/api\/users\/[^/]+\/tokens\/[^/]+$/ };

/** Choices that differ from the form's defaults. */
const CHOICE: Required<ITokenChoice> = {
  note: 'nightly export',
  expires: '7 days',
  access: 'All my servers'
};

const MAYBE_CREATED = 'The token may have been created anyway.';

async function expectNothingLost(
  { access, expires, note }: HubTokensSection,
  text = CHOICE.note
): Promise<void> {
  await expect(note).toHaveValue(text);
  await expect(expires.locator('option:checked')).toHaveText(CHOICE.expires);
  await expect(access.locator('option:checked')).toHaveText(CHOICE.access);
}

test(
  'no input is lost after a failure, and no token has more permissions',
  { tag: '@hub-tokens-newest' },
  async ({ faultProxy, jupyter }) => {
    test.slow();
    const { host, page, user } = jupyter;
    const hub = `${host.about.url}hub/api`;
    const section = await openHubTokens(jupyter);
    await jupyter.dismissOutageDialogs();

    for (const { fault, name } of CONNECTION_FAULTS) {
      await test.step(`created and revoked in spite of ${name}`, async () => {
        const note = `in spite of ${name}`;
        const rows = section.row(note);
        await section.choose({ ...CHOICE, note });
        faultProxy.break(CREATION, fault);
        await section.createButton.click();
        await expect(section.form).toContainText(MAYBE_CREATED);
        await expectNothingLost(section, note);
        faultProxy.heal();
        await section.create();
        await expect(section.form).not.toContainText(MAYBE_CREATED);

        // A browser repeats a request itself if an existing connection fails, so
        // there may be several tokens.
        expect(await rows.count()).toBeGreaterThan(0);
        faultProxy.break(ONE_TOKEN, fault);
        await section.revoke(rows.first());
        await expect(section.root).toContainText(
          // The Hub's response to a revocation has no body, so it may have arrived
          // whole.
          fault.kind === 'reset' && fault.at === 'middle'
            ? new RegExp(`“${note}” (is revoked|may or may not be revoked)`)
            : `“${note}” may or may not be revoked`
        );
        faultProxy.heal();
        await section.updateList();
        for (let left = await rows.count(); left > 0; left--) {
          await section.revoke(rows.first());
          await expect(rows).toHaveCount(left - 1);
        }
        await expect(section.root).toContainText(`“${note}” is revoked.`);
      });
    }

    await test.step('a token with more permissions is revoked at once', async () => {
      const note = 'with more permissions';
      await page.route(`${hub}/users/${user}/tokens`, async route => {
        const response = await route.fetch();
        const made = await response.json();
        await route.fulfill({ response, json: { ...made, scopes: ['self'] } });
      });
      await section.choose({ ...CHOICE, note });
      await section.createButton.click();
      await expect(section.form).toContainText(
        'the new token was revoked at once'
      );
      await expect(section.newToken).toHaveCount(0);
      await expectNothingLost(section, note);
      expect(await keptTokens(host, note)).toEqual([]);
      await page.unrouteAll();
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
      await expect(section.root).not.toContainText(words);
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
      const token = await section.copyNewToken();
      expect(await jupyter.statusWith(token)).toBe(200);
    });
  }
);
