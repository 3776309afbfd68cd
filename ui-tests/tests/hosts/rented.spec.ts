import { expect, test } from '../../fixtures';

test(
  'the token and the sign-in link sign in other browsers',
  { tag: '@rented' },
  async ({ browser, host, jupyter, newJupyter }) => {
    await jupyter.showPanel();
    const token = await jupyter.copyToken();
    const address = jupyter.row('Server').locator('code');

    const context = await browser.newContext();
    const other = await newJupyter({ host, context });
    await other.page.goto(await address.innerText());
    await expect(
      other.page.getByText('Token authentication is enabled')
    ).toBeVisible();
    const form = other.page.locator('#password_input');
    await form.focus();
    // The copied token, pasted into the form.
    await other.page.keyboard.insertText(token);
    await other.page.locator('#login_submit').click();
    await other.waitUntilReady();
    expect(other.requestToken).toBe(token);
    await context.close();

    const link = jupyter.panel
      .locator('details')
      .filter({ hasText: 'Sign in from another browser' });
    await expect(jupyter.button('Copy sign-in link')).toBeHidden();
    await link.locator('summary').click();
    await expect(link).toContainText(
      'Anyone who has the link can use your files'
    );
    await jupyter.button('Copy sign-in link').click();
    await expect(jupyter.panel.getByText('Sign-in link copied.')).toBeVisible();
    const copied = await jupyter.paste();
    expect(await jupyter.page.content()).not.toContain(copied);

    const next = await browser.newContext();
    const another = await newJupyter({ host, context: next });
    await another.page.goto(copied);
    await another.waitUntilReady();
    expect(another.requestToken).toBe(token);
    await next.close();
  }
);
