import * as path from 'node:path';

import { expect, test } from '../../fixtures';
import { createTokens, openHubTokens } from '../../pages/hubtokenssection';

/**
 * Whether a token of `many_tokens.py` belongs to an application, by its number.
 */
function isApp(number: number): boolean {
  return number % 10 === 1;
}

test(
  'finds and revokes one of thousands of tokens',
  { tag: '@hub-tokens-newest' },
  async ({ host, newJupyter }) => {
    // The Hub itself needs a while to list thousands of tokens.
    test.slow();
    const jupyter = await newJupyter({ host, user: 'mia' });
    await jupyter.open();
    const section = await openHubTokens(jupyter);
    await jupyter.dismissOutageDialogs();
    const { root, rows } = section;
    const search = root.getByLabel('Search tokens');
    const names = () => rows.locator('strong').allTextContents();

    await test.step('more than ten tokens have a search', async () => {
      for (let count = await rows.count(); count < 10; count++) {
        await createTokens(jupyter, [`by hand ${count}`]);
      }
      await section.updateList();
      await expect(root).toContainText('10 tokens');
      await expect(search).toHaveCount(0);
      await section.create({ note: 'the eleventh' });
      await expect(root).toContainText('11 tokens');
      await expect(search).toBeVisible();
    });
    // These tokens are newer than those that are added next.
    const today = (await names()).filter(name => !name.startsWith('Server at'));
    expect(today[0]).toBe('the eleventh');

    const count = 10_000;
    await test.step(`${count} more tokens`, async () => {
      // The Hub reads its database only when it starts.
      await host.stopPart('hub');
      await host.run([
        'python',
        path.join(__dirname, '..', '..', 'hosts', 'many_tokens.py'),
        path.join(host.about.directory, 'jupyterhub.sqlite'),
        'mia',
        '1',
        String(count)
      ]);
      await host.startPart('hub');
      await section.updateList();
      const total = 11 + count;
      await expect(root).toContainText(`The first 50 of ${total} tokens`);

      const newest = Array.from({ length: 50 }, (_, index) => count - index)
        .filter(number => !isApp(number))
        .map(number => `job ${number}`);
      const expected = [...today, 'Server at /user/mia/', ...newest];
      expect(await names()).toEqual(expected.slice(0, 50));

      await expect(section.row(`job ${count - 8}`)).toContainText(
        'Expires soon: in 19 hours'
      );
      await expect(section.row(`job ${count - 7}`)).toContainText(
        'Never expires'
      );
      await expect(section.row(`job ${count - 6}`)).toContainText(
        'Expires in 29 days'
      );
      await root.getByRole('button', { name: 'Show more' }).click();
      await expect(rows).toHaveCount(100);
      await expect(root).toContainText(`The first 100 of ${total} tokens`);

      await search.fill('server at');
      await expect(root).toContainText(
        `${count / 10 + 2} of ${total} tokens found`
      );
      await expect(section.ownRow).toHaveCount(1);
      await expect(section.ownRow).toContainText('Server at /user/mia/');

      const note = `job ${count / 2 + 5}`;
      await search.fill(`${count / 2 + 5} job`);
      await expect(root).toContainText(`1 of ${total} tokens found`);
      expect(await names()).toEqual([note]);
      await section.revoke(section.row(note));
      await expect(root).toContainText(`“${note}” is revoked.`);
      await expect(root).toContainText(`0 of ${total - 1} tokens found`);
      await search.fill('');
      await expect(root).toContainText(`The first 50 of ${total - 1} tokens`);
    });
  }
);
