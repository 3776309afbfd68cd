import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { INotebookTracker } from '@jupyterlab/notebook';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';

import type { IApiToken, IApiTokenPanel } from '../tokens';
import { notify } from '../ui/copy';
import type { ILiveSettings } from '../ui/jupyterlab';
import { localeOf } from '../ui/locale';
import { builtInSnippets } from './languages';
import { type SnippetOutcome, SnippetsModel } from './model';
import { NotebookInserter } from './notebook';
import type { SnippetRegistry } from './registry';
import type { SnippetsSection } from './section';
import { type ISnippetValues, readSnippetSettings, textOf } from './settings';
import { snippetCommandWords } from './words';

export type SnippetsContent = Awaited<ReturnType<typeof createSnippetsContent>>;

/** Adds the built-in snippets to the registry, and creates what shows them. */
export async function createSnippetsContent(
  app: JupyterFrontEnd,
  token: IApiToken,
  registry: SnippetRegistry,
  panel: IApiTokenPanel | null,
  live: ILiveSettings<ISnippetValues>,
  translator: ITranslator
) {
  const locale = localeOf(translator);
  const { trans } = locale;
  const inserter = await createInserter(app, trans);
  const read = () => readSnippetSettings(live, app.serviceManager.settings);
  let settings = await read();
  let section: SnippetsSection | null = null;
  const taken = registry.snippets.map(({ id }) => id);
  for (const snippet of builtInSnippets(trans)) {
    // Another extension may have replaced it.
    if (!taken.includes(snippet.id)) {
      registry.add(snippet);
    }
  }
  const model = new SnippetsModel(
    token,
    registry,
    panel,
    inserter,
    () => settings
  );
  /** Reports an outcome that neither the panel nor a notebook shows. */
  const report = (outcome: SnippetOutcome) => {
    const isSeen = section?.isVisible || outcome.kind === 'inserted';
    const words = snippetCommandWords(
      outcome,
      panel !== null,
      !model.isTokenRevealed,
      trans
    );
    if (words && !isSeen) {
      notify(words);
    }
  };
  return {
    createSection: async () => {
      const { hostHighlight, SnippetsSection } = await import('./section');
      section = new SnippetsSection(model, locale, hostHighlight(app));
      return section;
    },
    applySettings: async (isChange: boolean) => {
      settings = await read();
      model.applySettings(isChange);
    },
    /** @param args - The command's arguments, not validated. */
    copy: async (
      args: unknown,
      isFromDocument: boolean,
      copy: (text: string) => Promise<boolean>
    ) =>
      isFromDocument
        ? notify(
            trans.__(
              'A link in a document can’t copy a snippet, which may contain your token. Use the command palette.'
            )
          )
        : report(
            await model.copy({
              language: textOf(args, 'language'),
              path: textOf(args, 'path'),
              copy
            })
          ),
    insert: async () => report(await model.insert())
  };
}

/**
 * If the plugin required the notebooks, which a host may not have, JupyterLab
 * would start it only after everything that they need.
 */
async function createInserter(
  app: JupyterFrontEnd,
  trans: TranslationBundle
): Promise<NotebookInserter | null> {
  const notebooks = await app.resolveOptionalService(INotebookTracker);
  if (!notebooks) {
    return null;
  }
  const files = await app.resolveOptionalService(IFileBrowserFactory);
  return new NotebookInserter(
    app,
    notebooks,
    () => files?.tracker.currentWidget?.model.path ?? '',
    async () => {
      const { button } = await showDialog({
        title: trans.__('No notebook is open'),
        body: trans.__(
          'Create a new notebook with the snippet? It will not be run.'
        ),
        buttons: [
          Dialog.cancelButton({ label: trans.__('Cancel') }),
          Dialog.okButton({ label: trans.__('New notebook') })
        ]
      });
      return button.accept;
    }
  );
}

/** The JSON schema of the arguments of "Copy API Snippet". */
export function snippetArguments(translator: ITranslator) {
  const { trans } = localeOf(translator);
  return {
    language: {
      type: 'string',
      description: trans.__(
        'The id of a snippet, such as “curl”. Default: the panel’s, or that of the settings'
      )
    },
    path: {
      type: 'string',
      description: trans.__(
        'A path of the REST API. Default: the one in the panel, or “/api/sessions”'
      )
    }
  };
}
