import { expect, test } from '../../fixtures';

test(
  'says after a sign-out in another tab that the token is no longer valid',
  { tag: '@hub' },
  async ({ jupyter }) => {
    await jupyter.showPanel();
    await jupyter.test();
    await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
    const token = jupyter.requestToken;

    await jupyter.inOtherTab(tab =>
      tab.goto(`${jupyter.host.about.url}hub/logout`)
    );
    // The server still accepts the token from its cache.
    expect(await jupyter.statusWith(token)).toBe(200);

    await jupyter.test();
    await expect(jupyter.result).toContainText(
      'The Hub does not recognize this token'
    );
    await expect(jupyter.result).toContainText('200 in');
    await expect(jupyter.panel.locator('.jp-ApiToken-title')).toContainText(
      'The Hub does not recognize this token'
    );

    await jupyter.button('Refresh').click();
    await jupyter.button('Get a new token').click();
    await jupyter.signIn();
    await jupyter.waitUntilReady();
    await jupyter.showPanel();
    await expect(jupyter.panel).toHaveAttribute('data-token-state', 'valid');
    await jupyter.button('Reveal token').click();
    await expect(jupyter.token).toHaveText(jupyter.requestToken);
    expect(jupyter.requestToken).not.toBe(token);
    await jupyter.test();
    await expect(jupyter.result).toHaveAttribute('data-outcome', 'ok');
  }
);
