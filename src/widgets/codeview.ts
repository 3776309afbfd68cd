import { Widget } from '@lumino/widgets';

import { signUnseen } from './foreign';
import { PRIVATE } from './keptprivate';

/**
 * Writes code into an element, in the colours of its language.
 *
 * @param node - An empty element that is not in the page yet.
 *
 * @returns Whether the host knows the language.
 */
export type Highlight = (
  code: string,
  mimeType: string,
  node: HTMLElement
) => Promise<boolean>;

/**
 * Shows code: plain at once, in colours when the host has them. Its text is
 * exactly the code, for people who copy by hand.
 */
export class CodeView extends Widget {
  /**
   * @param label - What a screen reader calls the code.
   * @param highlight - Gives the colours.
   */
  constructor(label: string, highlight: Highlight) {
    super({ node: document.createElement('pre') });
    this._highlight = highlight;
    this.addClass('jp-ApiToken-code');
    for (const [name, value] of Object.entries({
      role: 'textbox',
      tabindex: '0',
      'aria-label': label,
      'aria-multiline': 'true',
      'aria-readonly': 'true',
      dir: 'ltr',
      ...PRIVATE
    })) {
      this.node.setAttribute(name, value);
    }
  }

  /**
   * Show code.
   *
   * @param mimeType - Its language, `''` for none.
   */
  showCode(code: string, mimeType: string): void {
    const key = JSON.stringify([code, mimeType]);
    if (key === this._key) {
      return;
    }
    this._key = key;
    this.node.textContent = code;
    signUnseen(this.node);
    if (code && mimeType) {
      void this._colour(code, mimeType, key);
    }
  }

  /**
   * Select the code, for the person to copy it.
   */
  select(): void {
    this.node.focus();
    document.getSelection()?.selectAllChildren(this.node);
  }

  private async _colour(
    code: string,
    mimeType: string,
    key: string
  ): Promise<void> {
    const coloured = document.createElement('span');
    const done = await this._highlight(code, mimeType, coloured).catch(
      () => false
    );
    // Colours must not change what is read and copied.
    if (
      done &&
      !this.isDisposed &&
      key === this._key &&
      coloured.textContent === code
    ) {
      signUnseen(coloured);
      this.node.replaceChildren(coloured);
    }
  }

  private readonly _highlight: Highlight;
  private _key = '';
}
