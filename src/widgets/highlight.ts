import type { JupyterFrontEnd } from '@jupyterlab/application';
import type * as codemirror from '@jupyterlab/codemirror';

import type { Highlight } from './codeview';

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
