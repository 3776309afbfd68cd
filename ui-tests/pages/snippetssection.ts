import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';

import type { JupyterPage } from './jupyterpage';
import { MASK } from './jupyterpage';

/** The choices for a snippet. Missing ones stay as they are. */
export interface ISnippetChoice {
  readonly language?: string;
  readonly place?: 'On this computer' | 'On this server';
  readonly includeToken?: boolean;

  /** The text of the field "API path". */
  readonly path?: string;
}

/** The section "Snippets" of the panel, as a user uses it. */
export class SnippetsSection {
  constructor(jupyter: JupyterPage) {
    const { panel } = jupyter;
    this._jupyter = jupyter;
    this._includeToken = panel.getByLabel('Include the token');
    this.language = panel.getByLabel('Language', { exact: true });
    this.code = panel.getByLabel('Snippet', { exact: true });
  }

  /** The list of languages. */
  readonly language: Locator;

  /** The code. */
  readonly code: Locator;

  /** Make choices for the snippet. */
  async choose(choice: ISnippetChoice): Promise<void> {
    const { panel } = this._jupyter;
    const { includeToken, language, path, place } = choice;
    if (path !== undefined) {
      await panel.getByLabel('API path').fill(path);
    }
    if (language !== undefined) {
      await this.language.selectOption(language);
    }
    if (place !== undefined) {
      await panel.getByLabel('Where it runs').selectOption(place);
    }
    if (includeToken !== undefined) {
      await this._includeToken.setChecked(includeToken);
    }
  }

  /**
   * Whether this snippet has the checkbox "Include the token". Waits for the
   * form, which is rendered a frame later than the code.
   */
  async canIncludeToken(): Promise<boolean> {
    await this._jupyter.untilRendered();
    return (await this._includeToken.count()) > 0;
  }

  /**
   * Copy the snippet with its button, and expect that it is the code on the
   * screen, with the token in place of the mask.
   *
   * @param token - The token that the code contains, if any. Default: the
   *   page's own.
   * @returns What is in the clipboard then.
   */
  async copy(token = this._jupyter.requestToken): Promise<string> {
    const { panel } = this._jupyter;
    await this._jupyter.button('Copy snippet').click();
    await expect(panel.getByText(/^Snippet copied/)).toBeVisible();
    const text = await this._jupyter.paste();
    expect(text.split(token).join(MASK)).toBe(await this.code.textContent());
    return text;
  }

  /** Insert the snippet into the notebook with its button. */
  async insert(): Promise<void> {
    const { panel } = this._jupyter;
    await this._jupyter.button('Insert into notebook').click();
    await expect(panel.getByText(/^Inserted into/)).toBeVisible();
  }

  private readonly _jupyter: JupyterPage;
  private readonly _includeToken: Locator;
}
