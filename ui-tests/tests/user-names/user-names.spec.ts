import { expect, test } from '../../fixtures';

for (const name of ['a+b@example.org', 'maría josé', "first.o'hara"]) {
  test(`the names and addresses of ${name} are right`, async ({
    host,
    newJupyter
  }) => {
    const jupyter = await newJupyter({ host, user: name });
    await jupyter.open();
    await jupyter.showPanel();
    await expect(jupyter.panel.getByRole('heading', { level: 2 })).toHaveText(
      `JupyterHub token of ${name}`
    );
    await expect(jupyter.row('Owner')).toHaveText(name);
    await expect(jupyter.row('Server')).toContainText(`${name}/`);
    await expect(jupyter.row('Server')).not.toContainText('belongs to');
    await expect(jupyter.row('May')).toContainText(`Use the server ${name}/`);
    // With `tokens!user` the Hub is asked for the token by the user's name.
    await expect(jupyter.row('Ends')).toContainText('Ends in 1');
    await jupyter.expectRightToken();
    await jupyter.cleanUp();
  });
}
