import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';

import type { JupyterPage } from './jupyterpage';

/** The choices for a new token. Missing ones stay as they are. */
export interface ITokenChoice {
  readonly note?: string;
  readonly expires?: string;
  readonly access?:
    'This server' | 'All my servers' | 'All my servers, and start or stop them';
}

/** The section "Tokens for scripts" of the panel, as a user uses it. */
export class HubTokensSection {
  constructor(jupyter: JupyterPage) {
    const { page, panel } = jupyter;
    this._jupyter = jupyter;
    this.root = panel.locator('[data-section="hub-tokens"]');
    this.form = panel.getByRole('form', { name: 'New token' });
    this.note = this.form.getByLabel('Note');
    this.expires = this.form.getByLabel('Expires');
    this.access = this.form.getByLabel('Access');
    this.createButton = this.form.getByRole('button', {
      name: /^Creat/
    });
    this.newToken = panel.getByRole('group', { name: 'The new token' });
    this.newTokenValue = this.newToken.getByLabel('New API token');
    this.list = panel.getByRole('list', { name: 'Tokens for scripts' });
    this.dialog = page.locator('.jp-Dialog');
  }

  /** The whole section. */
  readonly root: Locator;

  /** The form "New token". */
  readonly form: Locator;
  readonly note: Locator;
  readonly expires: Locator;
  readonly access: Locator;

  /** The button "Create token", which has another name while it is working. */
  readonly createButton: Locator;

  /** The group of the new token. */
  readonly newToken: Locator;

  /** The element that shows the new token, masked or not. */
  readonly newTokenValue: Locator;

  /** The list "Tokens for scripts". */
  readonly list: Locator;

  /** The confirmation of a revocation. */
  readonly dialog: Locator;

  /** Fill in the form. */
  async choose({ access, expires, note }: ITokenChoice): Promise<void> {
    if (note !== undefined) {
      await this.note.fill(note);
    }
    if (expires !== undefined) {
      await this.expires.selectOption(expires);
    }
    if (access !== undefined) {
      await this.access.selectOption(access);
    }
  }

  /**
   * Create a token with the button, and wait until it is shown and in the list.
   *
   * @param choice - What to fill in first.
   */
  async create(choice: ITokenChoice = {}): Promise<void> {
    await this.choose(choice);
    const usual = await this.note.getAttribute('placeholder');
    const note = (await this.note.inputValue()).trim() || usual || '';
    await this.createButton.click();
    await this.expectNew(note);
    await expect(this.row(note).first()).toBeVisible();
  }

  /** Expect that a new token with this note is shown. */
  async expectNew(note: string): Promise<void> {
    await expect(this.newToken.getByRole('heading')).toHaveText(note);
    await expect(this.note).toHaveValue('');
    await expect(this.createButton).toHaveText('Create token');
  }

  /** A button of the group of the new token. */
  newTokenButton(name: string): Locator {
    return this.newToken.getByRole('button', { name, exact: true });
  }

  /**
   * Copy the new token with its button.
   *
   * @returns What is in the clipboard then.
   */
  async copyNewToken(): Promise<string> {
    await this.newTokenButton('Copy new token').click();
    await expect(
      this._jupyter.panel.getByText('New token copied.')
    ).toBeVisible();
    return this._jupyter.paste();
  }

  /** The tokens in the list. */
  get rows(): Locator {
    return this.list.locator('> li');
  }

  /** The tokens in the list with this note or of this application. */
  row(note: string): Locator {
    const { page } = this._jupyter;
    return this.rows.filter({
      has: page.locator(`strong:text-is(${JSON.stringify(note)})`)
    });
  }

  /** The token of this page in the list. */
  get ownRow(): Locator {
    const { page } = this._jupyter;
    return this.rows.filter({
      has: page.getByText('this page', { exact: true })
    });
  }

  /** Press "Revoke …" in a row, and wait for the confirmation. */
  async askToRevoke(row: Locator): Promise<void> {
    await row.getByRole('button', { name: /^Revoke …/ }).click();
    await expect(this.dialog).toBeVisible();
  }

  /**
   * Answer the confirmation.
   *
   * @param answer - The label of the button.
   */
  async answer(
    answer: 'Cancel' | 'Revoke' | 'Revoke and sign out'
  ): Promise<void> {
    await this.dialog
      .getByRole('button', { name: answer, exact: true })
      .click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Revoke a token, and confirm it. */
  async revoke(row: Locator): Promise<void> {
    await this.askToRevoke(row);
    await this.answer('Revoke');
  }

  /** Scroll to the list, which is loaded once it is visible. */
  async showList(): Promise<void> {
    // The form may appear above it and move it out of view.
    await expect(async () => {
      await this._jupyter.button('Refresh tokens').scrollIntoViewIfNeeded();
      await expect(this.list).toBeVisible({ timeout: 2000 });
    }).toPass();
  }

  /** Refresh the list, and wait until it is loaded. */
  async updateList(): Promise<void> {
    const { page } = this._jupyter;
    const listed = page.waitForResponse(
      response =>
        response.request().method() === 'GET' &&
        new URL(response.url()).pathname.endsWith('/tokens')
    );
    await this._jupyter.button('Refresh tokens').click();
    await listed;
    await expect(
      this._jupyter.panel.getByText('Loading the tokens …')
    ).toHaveCount(0);
  }

  private readonly _jupyter: JupyterPage;
}

/** Open the panel, and wait until the section can create tokens. */
export async function openHubTokens(
  jupyter: JupyterPage
): Promise<HubTokensSection> {
  const section = new HubTokensSection(jupyter);
  await jupyter.showPanel();
  await expect(section.createButton).toBeVisible();
  await section.showList();
  return section;
}

/** Create tokens for a page's user from outside the page. */
export async function createTokens(
  jupyter: JupyterPage,
  notes: readonly string[]
): Promise<void> {
  const user = encodeURIComponent(jupyter.user);
  const tokens = `${jupyter.host.about.url}hub/api/users/${user}/tokens`;
  for (const note of notes) {
    const data = { note, expires_in: 86_400 * 30, scopes: [] };
    const { status } = await jupyter.request(tokens, 'POST', data);
    expect(status, note).toBeLessThan(300);
  }
}
