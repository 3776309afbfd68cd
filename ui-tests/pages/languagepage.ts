import { readFileSync } from 'node:fs';

import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';

import { CHECKOUT } from '../hosts/host';
import type { JupyterPage } from './jupyterpage';
import { misfits } from './panelfit';

const TRANSLATION = '@jupyterlab/translation-extension';

/**
 * The selector of names, URLs, code, responses and times of `Intl`, which are
 * the same in every language or in the browser's.
 */
const UNTRANSLATED = [
  'code',
  'pre',
  '[translate="no"]',
  '[aria-hidden="true"]',
  // Durations of Intl.
  '#jp-api-token-expires option',
  // Names of programming languages and programs.
  '#jp-api-token-language option',
  // Times of Intl without other words.
  'td time, dd time'
].join(', ');

/** The attributes that a user sees or hears. */
const SPOKEN = ['aria-label', 'title', 'placeholder'];

/** The panel in a pseudo-language: each text is between ⟦ and ⟧. */
export class LanguagePage {
  /**
   * @param _language - A pseudo-language of hosts/languages.py: with accents, or
   *   with Hebrew letters.
   */
  constructor(
    private readonly _jupyter: JupyterPage,
    private readonly _language: 'de_DE' | 'he_IL'
  ) {
    const file = `${CHECKOUT}/.cache/languages/jupyterlab-language-pack-${_language.replace('_', '-')}/jupyterlab_language_pack_${_language}/locale/${_language}/LC_MESSAGES/jupyterlab_api_token.json`;
    this._texts = JSON.parse(readFileSync(file, 'utf8'));
    this.panel = _jupyter.page.locator('#jp-api-token');
  }

  readonly panel: Locator;

  /**
   * A text in the pseudo-language.
   *
   * @param context - The context of a word, `''` for none.
   */
  say(text: string, context = ''): string {
    const [words] =
      this._texts[context ? `${context}\u0004${text}` : text] ?? [];
    if (words === undefined) {
      throw new Error(`The catalog has no “${text}”.`);
    }
    return words;
  }

  /** A button of the panel. */
  button(text: string, context = ''): Locator {
    return this.panel.getByRole('button', {
      name: this.say(text, context),
      exact: true
    });
  }

  /**
   * Open the panel with the icon in the side bar, and wait for the facts of the
   * token.
   */
  async showPanel(): Promise<void> {
    if (!(await this.panel.isVisible())) {
      await this._jupyter.sideBarTab.click();
    }
    await expect(this.button('Refresh')).toBeVisible();
    await expect(this.button('Create token')).toBeVisible();
    // The list is loaded once it is visible, and new elements may move it out
    // of view.
    const list = this.panel.locator('.jp-ApiToken-tokens');
    await expect(async () => {
      await this.button('Refresh tokens').scrollIntoViewIfNeeded();
      await expect(list).toBeVisible({ timeout: 2000 });
    }).toPass();
  }

  /**
   * Choose the language in JupyterLab's settings. It applies when the page is
   * loaded again.
   */
  async choose(): Promise<void> {
    const { host, user } = this._jupyter;
    await host.writeSettings(user, `${TRANSLATION}:plugin`, {
      locale: this._language
    });
    await this._jupyter.page.reload();
    await this._jupyter.waitUntilReady();
  }

  /** Go back to the language that the admin chose. */
  async forget(): Promise<void> {
    const { host, user } = this._jupyter;
    await host.removeSettings(user, TRANSLATION);
  }

  /**
   * Expect that all text in an element is in the language, and no text is
   * joined from parts.
   */
  async expectTranslated(root = this.panel): Promise<void> {
    const texts = await root.evaluate(
      (element, { SPOKEN, UNTRANSLATED }) => {
        const found: string[] = [];
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { parentElement, textContent } = walker.currentNode;
          if (!parentElement?.closest(UNTRANSLATED)) {
            found.push(textContent ?? '');
          }
        }
        for (const inner of [element, ...element.querySelectorAll('*')]) {
          for (const name of SPOKEN) {
            // The default note is a name, and times are from Intl.
            const isName =
              inner.matches('[translate="no"]:not(pre, code)') &&
              name !== 'aria-label';
            if (
              inner.hasAttribute(name) &&
              !isName &&
              inner.tagName !== 'TIME'
            ) {
              found.push(inner.getAttribute(name) ?? '');
            }
          }
        }
        return found;
      },
      { SPOKEN, UNTRANSLATED }
    );
    expect(texts.length).toBeGreaterThan(1);
    const faulty = texts.filter(text => !isTranslated(text));
    expect(faulty, 'what is not translated, or glued from pieces').toEqual([]);
  }

  /** Expect that nothing is cut off or wider than the panel at this width. */
  async expectNothingCut(width: number): Promise<void> {
    const { page } = this._jupyter;
    const style = await page.addStyleTag({
      content: `#jp-api-token { width: ${width}px !important; min-width: 0 !important; }`
    });
    await expect
      .poll(() =>
        this.panel.evaluate(panel => panel.getBoundingClientRect().width)
      )
      .toBe(width);
    // The text below a list of choices shows the whole choice.
    const cut = (await misfits(this.panel)).filter(
      words => !words.startsWith('no room for')
    );
    expect(cut, `what is cut at ${width} pixels`).toEqual([]);
    await style.evaluate(element => (element as Element).remove());
  }

  /** The translations by their English texts. */
  private readonly _texts: Readonly<Record<string, readonly string[]>>;
}

/**
 * Whether a text consists of whole translations: not nested, without words
 * between them, and each but the last ends with a punctuation mark.
 */
function isTranslated(text: string): boolean {
  const rest = text.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  const isGlued = /[^.?!:…~]⟧ ⟦/.test(text);
  return !isGlued && !/[\p{L}⟦⟧]/u.test(rest);
}
