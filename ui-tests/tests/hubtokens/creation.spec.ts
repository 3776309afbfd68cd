import { expect, test } from '../../fixtures';
import { findInDocument } from '../../pages/findindocument';
import { openHubTokens } from '../../pages/hubtokenssection';
import { MASK } from '../../pages/jupyterpage';
import { keptTokens } from '../../hosts/hubdatabase';

const DAY = 24 * 60 * 60;

test(
  'a new token has exactly the permissions, lifetime and server that were chosen',
  { tag: '@hub-tokens' },
  async ({ browser, host, hostName, jupyter, newJupyter, user }) => {
    test.slow();
    const isOld = hostName.startsWith('hub-3.1.1');
    const tokens = await openHubTokens(jupyter);
    let defaultToken = '';
    await test.step('the default choices give access to this server only', async () => {
      const context = await browser.newContext();
      const other = await newJupyter({ host, user: 'bob', context });
      await other.open();
      const { page } = jupyter;
      const note = `JupyterLab: ${user}/`;
      await expect(tokens.expires.locator('option:checked')).toHaveText(
        '30 days'
      );
      await expect(tokens.access.locator('option:checked')).toHaveText(
        'This server'
      );

      await tokens.create();
      await expect(tokens.newTokenValue).toHaveText(MASK);
      await expect(tokens.newToken).toContainText('Expires in 30 days');
      const token = await tokens.copyNewToken();
      defaultToken = token;
      expect(token).not.toBe(jupyter.requestToken);
      expect(await findInDocument(page, token)).toEqual([]);
      await tokens.newTokenButton('Reveal new token').click();
      await expect(tokens.newTokenValue).toHaveText(token);
      await tokens.newTokenButton('Hide new token').click();
      await expect(tokens.newTokenValue).toHaveText(MASK);
      expect(await findInDocument(page, token)).toEqual([]);

      const row = tokens.row(note);
      await expect(row).toContainText(`Access the server ${user}/`);
      await expect(row).toContainText('Never used');
      await expect(row).toContainText('Expires in 30 days');
      await expect(row).not.toContainText('this page');
      await expect(tokens.ownRow).toHaveCount(1);
      await expect(tokens.ownRow).toContainText(`Server at /user/${user}/`);
      await expect(
        tokens.rows.filter({ hasText: 'the server itself' })
      ).toHaveCount(1);

      expect(await jupyter.statusWith(token)).toBe(200);
      // Bob's server runs, because it accepts his own token.
      expect(await other.statusWith(other.requestToken)).toBe(200);
      expect(await other.statusWith(token)).toBe(403);
      const users = `${host.about.url}hub/api/users`;
      expect((await host.curl(users, token)).status).toBe(403);
      await context.close();

      await tokens.updateList();
      await expect(row).toContainText('Last used ');
      await expect(row).not.toContainText('Never used');
      const scopes = [`access:servers!server=${user}/`];
      expect(await keptTokens(host, note)).toEqual([
        { user, note, scopes, seconds: 30 * DAY }
      ]);
    });

    await test.step('wider access gives exactly what was chosen, and pressing twice creates one token', async () => {
      const expectOne = async (
        note: string,
        scopes: readonly string[],
        seconds: number
      ) => {
        await tokens.expectNew(note);
        await tokens.updateList();
        await expect(tokens.row(note)).toHaveCount(1);
        expect(await keptTokens(host, note)).toEqual([
          { user, note, scopes, seconds }
        ]);
      };

      await test.step('by two clicks', async () => {
        const note = 'all servers';
        await tokens.choose({
          note,
          expires: '1 day',
          access: 'All my servers'
        });
        await tokens.createButton.dblclick();
        await expectOne(note, [`access:servers!user=${user}`], DAY);
        await expect(tokens.row(note)).toContainText(
          `Access all servers of ${user}`
        );
        await expect(tokens.row(note)).toContainText('Expires in 1 day');
        await expect(tokens.row(note)).not.toContainText('Expires soon');
      });

      await test.step('by the key Enter, pressed twice', async () => {
        const note = 'start and stop';
        await tokens.choose({
          note,
          expires: '7 days',
          access: 'All my servers, and start or stop them'
        });
        const { keyboard } = jupyter.page;
        await tokens.note.focus();
        // The second is ignored for a second only.
        await Promise.all([keyboard.press('Enter'), keyboard.press('Enter')]);
        await expectOne(
          note,
          [`access:servers!user=${user}`, `servers!user=${user}`],
          7 * DAY
        );
        await expect(tokens.row(note)).toContainText(
          `Access all servers of ${user} · Start and stop the servers of ${user}`
        );
        await expect(tokens.row(note)).not.toContainText('Expires soon');
      });
    });

    // JupyterHub 3.1.1 does not have `token_expires_in_max_seconds`.
    if (!isOld) {
      await test.step('a lifetime that the hub does not allow is refused, and the form keeps its input', async () => {
        const note = 'for as long as can be';
        // Dismiss the token of the step before.
        await tokens.newTokenButton('Dismiss').click();
        await tokens.choose({
          note,
          expires: '1 year',
          access: 'All my servers'
        });
        await tokens.createButton.click();
        await expect(tokens.form).toContainText(
          /The Hub does not allow such a long lifetime\. Choose a shorter one\..*expires_in/
        );
        await expect(tokens.note).toHaveValue(note);
        expect(await keptTokens(host, note)).toEqual([]);
      });
    }

    await test.step('a named server’s token gives access to that server only', async () => {
      const named = await newJupyter({ host });
      await named.page.goto(`${host.about.url}hub/spawn/${user}/gpu`);
      await named.waitUntilReady();
      expect(named.serverUrl).toContain(`/user/${user}/gpu/`);
      const ofNamed = await openHubTokens(named);
      const note = `JupyterLab: ${user}/gpu`;
      await ofNamed.create();
      await expect(ofNamed.row(note)).toContainText(
        `Access the server ${user}/gpu`
      );
      const token = await ofNamed.copyNewToken();

      // JupyterHub 3.1.1 fails when it compares the scopes of two servers of a
      // user ("'frozenset' object has no attribute 'add'"), and its proxy
      // responds.
      const refused = isOld ? 503 : 403;
      for (const [page, value, status] of [
        [named, token, 200],
        [named, defaultToken, refused],
        [jupyter, defaultToken, 200],
        [jupyter, token, refused]
      ] as const) {
        expect(await page.statusWith(value)).toBe(status);
      }
      const scopes = [`access:servers!server=${user}/gpu`];
      expect(await keptTokens(host, note)).toEqual([
        { user, note, scopes, seconds: 30 * DAY }
      ]);
    });
  }
);
