import type { JupyterFrontEnd } from '@jupyterlab/application';
import type * as codemirror from '@jupyterlab/codemirror';
import { Widget } from '@lumino/widgets';

import { PRIVATE } from '../ui/controls';
import { signUnseen } from '../ui/untrusted';

/**
 * Writes highlighted code into an empty element.
 *
 * @returns Whether the host knows the language.
 */
export type Highlight = (
  code: string,
  mimeType: string,
  node: HTMLElement
) => Promise<boolean>;

/**
 * Shows code, at first plain, then highlighted. Its text is exactly the code, to
 * copy by hand.
 */
export class CodeView extends Widget {
  constructor(
    label: string,
    private readonly _highlight: Highlight
  ) {
    super({ node: document.createElement('pre') });
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
   * @param mimeType - The language, `''` for none.
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
      void this._highlightCode(code, mimeType, key);
    }
  }

  select(): void {
    this.node.focus();
    document.getSelection()?.selectAllChildren(this.node);
  }

  private async _highlightCode(
    code: string,
    mimeType: string,
    key: string
  ): Promise<void> {
    const span = document.createElement('span');
    const done = await this._highlight(code, mimeType, span).catch(() => false);
    // Highlighting must not change what is read and copied.
    if (
      done &&
      !this.isDisposed &&
      key === this._key &&
      span.textContent === code
    ) {
      signUnseen(span);
      this.node.replaceChildren(span);
    }
  }

  private _key = '';
}

/** What only JupyterLab 3 has. */
interface ICodeMirrorOfJupyterLab3 {
  readonly Mode: {
    ensure(mimeType: string): Promise<{ readonly mime: string } | null>;
    run(code: string, mimeType: string, node: HTMLElement): void;
  };
}

/**
 * Highlights code as the host's editor does, which the page has loaded anyway.
 */
export function hostHighlight(app: JupyterFrontEnd): Highlight {
  let found: Promise<Highlight> | undefined;
  return async (code, mimeType, node) => {
    found ??= findHighlight(app);
    const highlight = await found;
    return highlight(code, mimeType, node);
  };
}

async function findHighlight(app: JupyterFrontEnd): Promise<Highlight> {
  const host: Partial<typeof codemirror> & Partial<ICodeMirrorOfJupyterLab3> =
    await import('@jupyterlab/codemirror');
  const { Mode } = host;
  if (Mode) {
    return async (code, mimeType, node) => {
      const spec = await Mode.ensure(mimeType);
      if (!spec) {
        return false;
      }
      // The class for which JupyterLab 3 has the colors.
      node.className = 'cm-s-jupyter';
      Mode.run(code, spec.mime, node);
      return true;
    };
  }
  const { IEditorLanguageRegistry, jupyterHighlightStyle } = host;
  const languages =
    IEditorLanguageRegistry &&
    (await app.resolveOptionalService(IEditorLanguageRegistry));
  if (!languages) {
    return async () => false;
  }
  // JupyterLab 4 adds the colors with its first editor, which may not be open.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(jupyterHighlightStyle?.module?.getRules() ?? '');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return async (code, mimeType, node) => {
    const language = languages.findByMIME(mimeType);
    if (!language) {
      return false;
    }
    await languages.highlight(code, language, node);
    return true;
  };
}
