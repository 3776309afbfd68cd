import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { INotebookTracker } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import { NotebookInserter } from '../notebook/insert';
import { NewNotebooks } from '../notebook/newnotebooks';
import { ownSnippets } from '../snippets/own';
import type { ISnippetSettings } from '../snippets/settings';
import type { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import { snippetCommandWords } from '../words/snippetcommands';
import { validLanguage } from '../words/time';
import { hostHighlight } from './highlight';
import { notify } from './notify';
import type { SnippetOutcome } from './snippetsmodel';
import { SnippetsModel } from './snippetsmodel';
import { SnippetsSection } from './snippetssection';

/**
 * What writes, shows and hands out the snippets.
 */
export interface ISnippetsContent {
  readonly model: SnippetsModel;

  /** Make the panel's section. */
  readonly createSection: () => SnippetsSection;

  /** Say how a command ended, unless the person sees it. */
  readonly tell: (outcome: SnippetOutcome) => Promise<void>;
}

/**
 * The notebooks of the page, and the folder in which a new one would be.
 */
export interface INotebooks {
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
export async function findNotebooks(
  app: JupyterFrontEnd
): Promise<INotebooks | null> {
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
  readonly notebooks: INotebooks | null;

  /** Gives the live settings. */
  readonly settings: () => ISnippetSettings;

  readonly trans: TranslationBundle;

  /** The interface's language as JupyterLab writes it. */
  readonly languageCode: string | undefined;
}

/**
 * Put the extension's own snippets into the registry, and make what shows the
 * snippets. This and all that it needs is a chunk of its own, loaded when
 * somebody first wants a snippet.
 */
export function createSnippetsContent(
  app: JupyterFrontEnd,
  context: ISnippetsContext
): ISnippetsContent {
  const { languageCode, panel, registry, settings, token, trans } = context;
  const locale = { trans, language: validLanguage(languageCode) };
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
    createInserter(app, context),
    settings
  );
  return {
    model,
    createSection: () => new SnippetsSection(model, locale, hostHighlight(app)),
    tell: async outcome => {
      const isSeen =
        panel?.isVisible ||
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
    }
  };
}

function createInserter(
  { commands, serviceManager, shell }: JupyterFrontEnd,
  { notebooks, trans }: ISnippetsContext
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
