import { expect, test } from '../../fixtures';
import { HubTokensSection } from '../../pages/hubtokenssection';
import { keptTokens } from '../../hosts/hubdatabase';

/** A name with a space, a non-ASCII letter, and characters that URLs escape. */
const name = "maría o'h+ara@example.org";

test(
  'the names, URLs and tokens of a user with an unusual name are right',
  { tag: '@user-names' },
  async ({ host, newJupyter }) => {
    const jupyter = await newJupyter({ host, user: name });
    await jupyter.open();
    await jupyter.showPanel();
    await jupyter.expectTitle(`JupyterHub token of ${name}`);
    await expect(jupyter.row('Owner')).toHaveText(name);
    await jupyter.expectRows({
      Server: `${name}/`,
      Permissions: `Access the server ${name}/`,
      // With `tokens!user` the page requests the token with the user's name.
      Expires: 'in 1'
    });
    await expect(jupyter.row('Server')).not.toContainText('belongs to');
    await jupyter.expectRightToken();

    const tokens = new HubTokensSection(jupyter);
    await tokens.showList();
    const note = `JupyterLab: ${name}/`;
    await tokens.create();
    await expect(tokens.row(note)).toContainText(`Access the server ${name}/`);
    const token = await tokens.copyNewToken();
    expect(await jupyter.statusWith(token)).toBe(200);
    expect(await keptTokens(host, note)).toEqual([
      {
        user: name,
        note,
        scopes: [`access:servers!server=${name}/`],
        seconds: 30 * 24 * 60 * 60
      }
    ]);
    await jupyter.cleanUp();
  }
);
