import { Announcements } from '../../pages/announcements';
import { expect, test } from '../../faults/proxied';
import { openHubTokens } from '../../pages/hubtokenssection';
import { MASK } from '../../pages/jupyterpage';
import { SnippetsSection } from '../../pages/snippetssection';

test(
  'announces each result once to a screen reader, and never a token',
  { tag: '@hub-tokens' },
  async ({ faultProxy, jupyter }) => {
    const { page, panel, result } = jupyter;
    const section = await openHubTokens(jupyter);
    const snippets = new SnippetsSection(jupyter);
    await jupyter.openNotebook();
    const heard = await Announcements.listenTo(page);
    const all: string[] = [];
    const mine = (texts: string[]) =>
      // JupyterLab has its own live regions, and progress is announced only if
      // it takes a while.
      texts.filter(
        text => !/^(Saving|Kernel|Notebook|Inserting …$)/.test(text)
      );
    const expectHeard = async (...words: (string | RegExp)[]) => {
      const spoken: string[] = [];
      await expect(async () => {
        spoken.push(...mine(await heard.spoken()));
        expect(spoken).toHaveLength(words.length);
      }).toPass({ timeout: 20_000 });
      all.push(...spoken);
      for (const [index, wanted] of words.entries()) {
        expect(spoken[index]).toMatch(wanted);
      }
    };
    const expectNothing = async () => {
      await jupyter.untilRendered();
      await expectHeard();
    };

    await jupyter.button('Copy token').click();
    await expectHeard(/^Token copied/);
    await jupyter.button('Reveal token').click();
    await expect(jupyter.token).toHaveText(jupyter.requestToken);
    await expectNothing();
    await jupyter.button('Hide token').click();
    await expectNothing();

    await jupyter.refresh();
    await expectHeard(/^Asking/);
    faultProxy.break({ path: /\/tokens$/ }, { kind: 'silence' });
    await jupyter.button('Refresh tokens').click();
    await expectHeard(/^Loading the tokens/);
    faultProxy.heal();
    await expect(panel.getByText('Loading the tokens …')).toHaveCount(0);

    for (let time = 0; time < 2; time++) {
      await jupyter.test();
      await expect(result.getByRole('table')).toBeVisible();
      await expectHeard(
        /^Testing/,
        /^The token works 200 in \d+ ms[^,]*,[^,]*$/
      );
    }
    await jupyter.test('/api/no-such-path');
    await expect(result).toContainText('404');
    await expectHeard(/^Testing/, /404/);

    await snippets.choose({ includeToken: true });
    await jupyter.button('Copy snippet').click();
    await expectHeard(/^Snippet copied/);
    await snippets.choose({ language: 'Python (requests)' });
    await jupyter.button('Insert into notebook').click();
    await expectHeard(/^Inserted into/);

    await section.create({ note: 'read aloud' });
    await expectHeard(/^Created “read aloud”\. Copy it now/);
    await section.newTokenButton('Reveal new token').click();
    await expect(section.newTokenValue).not.toHaveText(MASK);
    const newToken = await section.newTokenValue.innerText();
    await section.newTokenButton('Hide new token').click();
    await expectNothing();
    await section.newTokenButton('Copy new token').click();
    await expectHeard(/^New token copied/);
    await section.newTokenButton('Dismiss').click();
    await expectNothing();
    await section.revoke(section.row('read aloud'));
    await expectHeard(/^“read aloud” is revoked\./);

    expect(mine(await heard.lost())).toEqual([]);
    for (const token of [jupyter.requestToken, newToken]) {
      expect(all.join('\n')).not.toContain(token);
    }
  }
);
