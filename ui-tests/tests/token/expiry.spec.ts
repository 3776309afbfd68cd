import { expect, test } from '../../fixtures';

test(
  'says when the token expires where the hub lets the page ask',
  { tag: '@hub-tokens' },
  async ({ jupyter, user }) => {
    await jupyter.showPanel();
    await expect(jupyter.panel).toContainText(
      `See, create and revoke the tokens of ${user}`
    );
    // By default, 14 days after the user signs in.
    await expect(jupyter.panel).toContainText(
      /in 1[34] days, or when you sign out/
    );
    const end = new Date(Date.now() + 14 * 24 * 60 * 60 * 1000);
    await expect(jupyter.panel).toContainText(
      end.toLocaleDateString('en-US', { dateStyle: 'long' })
    );
    await expect(
      jupyter
        .row('Expires')
        .getByRole('img', { name: '100 percent of the lifetime is left' })
    ).toBeVisible();
  }
);
