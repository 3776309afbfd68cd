import type { JupyterFrontEnd } from '@jupyterlab/application';
import type * as codemirror from '@jupyterlab/codemirror';
import { Widget } from '@lumino/widgets';

import { PRIVATE } from '../ui/controls';
import { signUnseen } from '../ui/untrusted';

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

/**
 * What JupyterLab 3 has and 4 has not.
 */
interface ICodeMirrorOfJupyterLab3 {
  readonly Mode: {
    ensure(mimeType: string): Promise<{ readonly mime: string } | null>;
    run(code: string, mimeType: string, node: HTMLElement): void;
  };
}

/**
 * The means of this host to show code in colours: its own editor's, which the
 * page has loaded anyway.
 */
export function hostHighlight(app: JupyterFrontEnd): Highlight {
  let means: Promise<Highlight> | undefined;
  return async (code, mimeType, node) => {
    means ??= findMeans(app);
    const highlight = await means;
    return highlight(code, mimeType, node);
  };
}

async function findMeans(app: JupyterFrontEnd): Promise<Highlight> {
  const host: Partial<typeof codemirror> & Partial<ICodeMirrorOfJupyterLab3> =
    await import('@jupyterlab/codemirror');
  if (host.Mode) {
    return withModes(host.Mode);
  }
  const { IEditorLanguageRegistry, jupyterHighlightStyle } = host;
  const languages =
    IEditorLanguageRegistry &&
    (await app.resolveOptionalService(IEditorLanguageRegistry));
  if (!languages) {
    return async () => false;
  }
  adoptRules(jupyterHighlightStyle?.module?.getRules() ?? '');
  return async (code, mimeType, node) => {
    const language = languages.findByMIME(mimeType);
    if (!language) {
      return false;
    }
    await languages.highlight(code, language, node);
    return true;
  };
}

function withModes({
  ensure,
  run
}: ICodeMirrorOfJupyterLab3['Mode']): Highlight {
  return async (code, mimeType, node) => {
    const spec = await ensure(mimeType);
    if (!spec) {
      return false;
    }
    // The class by which JupyterLab 3 gives code its colours.
    node.className = 'cm-s-jupyter';
    run(code, spec.mime, node);
    return true;
  };
}

/**
 * Have the rules of the colours in the page. JupyterLab 4 puts them there with
 * its first editor, which may not be open yet.
 */
function adoptRules(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
