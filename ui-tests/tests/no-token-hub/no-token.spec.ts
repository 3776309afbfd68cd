import { expect, test } from '../../fixtures';

test('an old hub: why the page has no token, and what works', async ({
  jupyter
}) => {
  const { panel } = jupyter;
  await jupyter.showPanel();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(
    'This page has no token'
  );
  await expect(panel).toContainText('JupyterHub 2.0.2 keeps the token');
  await expect(panel).toContainText('$JUPYTERHUB_API_TOKEN');
  await expect(panel).toContainText('There is no token to try');
  const link = panel.getByRole('link', { name: 'Open the Hub’s token page' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(link).toHaveAttribute(
    'href',
    `${jupyter.host.about.url}hub/token`
  );
  await jupyter.runFromPalette('Test API Token');
  await expect(panel).toContainText('There is no token to try');
});
