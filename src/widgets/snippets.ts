import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { INotebookTracker } from '@jupyterlab/notebook';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import { NotebookInserter } from '../notebook/insert';
import { NewNotebooks } from '../notebook/newnotebooks';
import { ownSnippets } from '../snippets/own';
import { readRefusedSettings } from '../snippets/refusedsettings';
import { readSnippetSettings } from '../snippets/settings';
import type { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import { snippetCommandWords } from '../words/snippetcommands';
import { localeOf } from '../words/locale';
import { hostHighlight } from './highlight';
import { notify } from './notify';
import type { SnippetOutcome } from './snippetsmodel';
import { SnippetsModel } from './snippetsmodel';
import { SnippetsSection } from './snippetssection';

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
  readonly registry: ISnippetRegistry;
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
  const taken = registry.snippets.map(({ name }) => name);
  for (const snippet of ownSnippets(trans)) {
    // Another extension may have put its own in the place of one of these.
    if (!taken.includes(snippet.name)) {
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
