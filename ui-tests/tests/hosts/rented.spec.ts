import { expect, test } from '../../fixtures';

test(
  'the token signs in another browser through the server’s form',
  { tag: '@rented' },
  async ({ browser, host, jupyter, newJupyter }) => {
    await jupyter.showPanel();
    const token = await jupyter.copyToken();
    const address = await jupyter.addressInPanel();

    const context = await browser.newContext();
    const other = await newJupyter({ host, context });
    await other.page.goto(address);
    await expect(
      other.page.getByText('Token authentication is enabled')
    ).toBeVisible();
    const form = other.page.locator('#password_input');
    await form.focus();
    // What is in the clipboard, pasted by hand.
    await other.page.keyboard.insertText(token);
    await other.page.locator('#login_submit').click();
    await other.waitUntilReady();
    await other.showPanel();
    expect(await other.copyToken()).toBe(token);
    await context.close();
  }
);

test(
  'the sign-in link signs in another browser, after a warning',
  { tag: '@rented' },
  async ({ browser, host, jupyter, newJupyter }) => {
    await jupyter.showPanel();
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

    const context = await browser.newContext();
    const other = await newJupyter({ host, context });
    await other.page.goto(copied);
    await other.waitUntilReady();
    await other.showPanel();
    expect(await other.copyToken()).toBe(jupyter.requestToken);
    await context.close();
  }
);
