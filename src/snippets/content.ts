import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { INotebookTracker } from '@jupyterlab/notebook';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import { sentences } from '../rest/failure';
import { refusalWords } from '../rest/path';
import type { IApiToken, IApiTokenPanel } from '../tokens';
import { notify } from '../ui/jupyterlab';
import { loadTranslations, localeOf } from '../ui/locale';
import { nameInWords } from '../ui/untrusted';
import { hostHighlight } from './codeview';
import { builtInSnippets } from './languages';
import type { SnippetOutcome } from './model';
import { SnippetsModel } from './model';
import { NewNotebooks, NotebookInserter } from './notebook';
import type { SnippetRegistry } from './registry';
import { SnippetsSection } from './section';
import { readRefusedSettings, readSnippetSettings } from './settings';
import { otherHostsWords, snippetWords } from './words';

/**
 * What writes, shows and hands out the snippets.
 */
export interface ISnippetsContent {
  /** Make the panel's section. */
  readonly createSection: () => SnippetsSection;

  /**
   * Take up settings, and say whether they are others than before.
   */
  readonly applySettings: (isChange: boolean) => Promise<void>;

  /**
   * Copy a snippet, and say how that ended unless the person sees it.
   *
   * @param args - The command's arguments. Whoever calls it may give anything.
   * @param isFromDocument - Whether a document called it, which may not copy.
   */
  readonly copy: (args: unknown, isFromDocument: boolean) => Promise<void>;

  /** Insert the snippet, and say how that ended unless the person sees it. */
  readonly insert: () => Promise<void>;
}

/**
 * The notebooks of the page, and the folder in which a new one would be.
 */
interface INotebooks {
  readonly tracker: INotebookTracker;

  /** The file browser, `null` where there is none. */
  readonly files: IFileBrowserFactory | null;
}

/**
 * Find the notebooks, `null` where the host has none.
 *
 * Not as a plugin asks for them: JupyterLab would start the snippets only
 * after all that notebooks need, although nobody may want a snippet.
 */
async function findNotebooks(app: JupyterFrontEnd): Promise<INotebooks | null> {
  const tracker = await app.resolveOptionalService(INotebookTracker);
  return (
    tracker && {
      tracker,
      files: await app.resolveOptionalService(IFileBrowserFactory)
    }
  );
}

/**
 * What the snippets work with; `null` for what the host has not.
 */
export interface ISnippetsContext {
  readonly token: IApiToken;
  readonly registry: SnippetRegistry;
  readonly panel: IApiTokenPanel | null;

  /** The live settings, not yet looked at, and why JupyterLab refused them. */
  readonly settings: {
    readonly values: Readonly<Record<string, unknown>>;
    readonly refusal: unknown;
  };

  readonly translator: ITranslator;
}

/**
 * Put the extension's own snippets into the registry, and make what shows the
 * snippets.
 */
export async function createSnippetsContent(
  app: JupyterFrontEnd,
  context: ISnippetsContext
): Promise<ISnippetsContent> {
  const { panel, registry, token, translator } = context;
  const notebooks = await findNotebooks(app);
  const read = async () =>
    context.settings.refusal === null
      ? readSnippetSettings(context.settings.values)
      : readRefusedSettings(
          app.serviceManager.settings,
          'jupyterlab-api-token:snippets',
          context.settings.refusal
        );
  let settings = await read();
  const locale = localeOf(translator);
  const { trans } = locale;
  let section: SnippetsSection | null = null;
  const taken = registry.snippets.map(({ id }) => id);
  for (const snippet of builtInSnippets(trans)) {
    // Another extension may have put its own in the place of one of these.
    if (!taken.includes(snippet.id)) {
      registry.add(snippet);
    }
  }
  const model = new SnippetsModel(
    token,
    registry,
    panel,
    createInserter(app, notebooks, trans),
    () => settings
  );
  const tell = async (outcome: SnippetOutcome) => {
    const isSeen =
      // Not where the panel is hidden or the section folded.
      section?.isVisible ||
      outcome.kind === 'inserted' ||
      outcome.kind === 'created';
    const words = snippetCommandWords(
      outcome,
      panel !== null,
      !model.isTokenRevealed,
      trans
    );
    if (words && !isSeen) {
      await notify(words, trans);
    }
  };
  return {
    createSection: () =>
      (section = new SnippetsSection(model, locale, hostHighlight(app))),
    applySettings: async isChange => {
      settings = await read();
      model.applySettings(isChange);
    },
    copy: async (args, isFromDocument) =>
      isFromDocument
        ? notify(
            trans.__(
              'A link in a document can’t copy a snippet, which may contain your token. Use the command palette.'
            ),
            trans
          )
        : tell(
            await model.copy({
              language: readText(args, 'language'),
              path: readText(args, 'path')
            })
          ),
    insert: async () => tell(await model.insert())
  };
}

function readText(args: unknown, name: string): string | undefined {
  const value: unknown = Object(args)[name];
  return typeof value === 'string' ? value : undefined;
}

function createInserter(
  { commands, serviceManager, shell }: JupyterFrontEnd,
  notebooks: INotebooks | null,
  trans: TranslationBundle
): NotebookInserter | null {
  if (!notebooks) {
    return null;
  }
  const newNotebooks = new NewNotebooks(
    serviceManager,
    commands,
    () => notebooks.files?.tracker.currentWidget?.model.path ?? ''
  );
  const offer = async () => {
    const { button } = await showDialog({
      title: trans.__('No notebook is open'),
      body: trans.__(
        'Make a new notebook and put the snippet into it? Nothing is run.'
      ),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Cancel') }),
        Dialog.okButton({ label: trans.__('New notebook') })
      ]
    });
    return button.accept;
  };
  return new NotebookInserter(
    notebooks.tracker,
    newNotebooks,
    id => shell.activateById(id),
    offer
  );
}

/**
 * Say how a command of the snippets ended, to somebody who does not see the
 * panel: nothing of it is at hand, and where an admin disabled it, it never is.
 *
 * @param isMasked - Whether dots stand for the token on the screen.
 */
export function snippetCommandWords(
  outcome: SnippetOutcome,
  hasPanel: boolean,
  isMasked: boolean,
  trans: TranslationBundle
): string {
  if (outcome.kind === 'copied' && outcome.outcome === 'refused') {
    return trans.__(
      'The browser did not let the page copy. Click into the page and try again, or insert the snippet into a notebook.'
    );
  }
  if (!hasPanel) {
    switch (outcome.kind) {
      case 'no-code':
        if (outcome.code.kind === 'refused') {
          return sentences(
            trans.__('Nothing was done. There is no code for this path.'),
            refusalWords(outcome.code.refusal, trans)
          );
        }
        break;
      case 'not-for-notebooks':
        return trans.__(
          'This snippet does not run in a notebook: choose another language in JupyterLab’s settings, under “API Snippets”.'
        );
      case 'other-language':
        return trans.__(
          'Nothing was inserted: the kernel of the notebook runs %1. Choose a language for it in JupyterLab’s settings, under “API Snippets”, or go to another notebook.',
          nameInWords(outcome.language)
        );
    }
  }
  const words = snippetWords(outcome, isMasked, trans);
  return outcome.kind === 'copied' && outcome.otherHosts.length
    ? sentences(words, otherHostsWords(outcome.otherHosts, trans))
    : words;
}

/**
 * The JSON schema of the arguments of "Copy API Snippet", each said in words.
 *
 * @param hasPanel - Whether there is a panel in which people choose.
 */
export function snippetArguments(
  hasPanel: boolean,
  translator: ITranslator
): Record<string, { readonly type: 'string'; readonly description: string }> {
  const trans = loadTranslations(translator);
  return {
    language: {
      type: 'string',
      description: hasPanel
        ? trans.__(
            'The id of the snippet, such as “curl”; the one that the panel shows when it is not given'
          )
        : trans.__(
            'The id of the snippet, such as “curl”; that of the settings when it is not given'
          )
    },
    path: {
      type: 'string',
      description: hasPanel
        ? trans.__(
            'A path of the REST API, such as “/api/sessions”; the one in the panel when it is not given'
          )
        : trans.__(
            'A path of the REST API; “/api/sessions” when it is not given'
          )
    }
  };
}
