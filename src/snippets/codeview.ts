import type { JupyterFrontEnd } from '@jupyterlab/application';

import { signUnseen } from '../ui/untrusted';

/** Highlights code in an empty element, if the host knows the language. */
export type Highlight = (
  code: string,
  mimeType: string,
  node: HTMLElement
) => Promise<boolean>;

/** The code of each element. Without the element nothing keeps it. */
const shown = new WeakMap<HTMLElement, string>();

/** Shows code in an element, at first plain, then highlighted. */
export async function showCode(
  node: HTMLElement,
  code: string,
  mimeType: string,
  highlight: Promise<Highlight>
): Promise<void> {
  const key = JSON.stringify([code, mimeType]);
  if (key === shown.get(node)) {
    return;
  }
  shown.set(node, key);
  node.textContent = code;
  signUnseen(node);
  const span = document.createElement('span');
  const done =
    mimeType &&
    (await highlight
      .then(write => write(code, mimeType, span))
      .catch(() => false));
  // Highlighting must not change what is read and copied.
  if (done && key === shown.get(node) && span.textContent === code) {
    signUnseen(span);
    node.replaceChildren(span);
  }
}

/** The highlighter of JupyterLab 3. */
interface ICodeMirrorOfJupyterLab3 {
  readonly Mode: {
    ensure(mimeType: string): Promise<{ readonly mime: string } | null>;
    run(code: string, mimeType: string, node: HTMLElement): void;
  };
}

/** Highlights code as the host's editor does, which the page loads anyway. */
export async function hostHighlight(app: JupyterFrontEnd): Promise<Highlight> {
  const host: Partial<typeof import('@jupyterlab/codemirror')> &
    Partial<ICodeMirrorOfJupyterLab3> = (await import('./codemirror')).host;
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
  // JupyterLab 4 adds the colors with its first editor, which may not be open.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(jupyterHighlightStyle?.module?.getRules() ?? '');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return async (code, mimeType, node) => {
    const language = languages?.findByMIME(mimeType);
    if (language) {
      await languages?.highlight(code, language, node);
    }
    return !!language;
  };
}
