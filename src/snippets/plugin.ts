import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, showErrorMessage } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { PromiseDelegate } from '@lumino/coreutils';

import { load } from '../load';
import { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../tokens';
import { copyText } from '../ui/clipboard';
import {
  type AddCommand,
  DOMAIN,
  argumentsOf,
  commandAdder,
  followSettings,
  isFromDocument,
  notLoadedWords
} from '../ui/jupyterlab';
import type { SnippetsContent } from './content';
import { SnippetRegistry } from './registry';
import type { ISnippetValues } from './settings';

const PLUGIN_ID = 'jupyterlab-api-token:snippets';

/** The defaults in `schema/snippets.json`. */
export const DEFAULTS: ISnippetValues = { language: 'curl', custom: [] };

/**
 * Provides the registry of snippets, `null` without `IApiToken`. Without the
 * panel the commands still work.
 */
export const snippetsPlugin: JupyterFrontEndPlugin<ISnippetRegistry | null> = {
  id: PLUGIN_ID,
  description: 'Code that calls the REST API of this server.',
  autoStart: true,
  provides: ISnippetRegistry,
  // JupyterLab logs an error where something required is disabled.
  optional: [
    IApiToken,
    IApiTokenPanel,
    ITranslator,
    ISettingRegistry,
    ICommandPalette
  ],
  activate: (
    app: JupyterFrontEnd,
    token: IApiToken | null,
    panel: IApiTokenPanel | null,
    translator: ITranslator | null,
    settingRegistry: ISettingRegistry | null,
    palette: ICommandPalette | null
  ): ISnippetRegistry | null => {
    if (!token) {
      return null;
    }
    const language = translator ?? nullTranslator;
    const trans = language.load(DOMAIN);
    const registry = new SnippetRegistry();
    let content: Promise<SnippetsContent> | null = null;
    const settings = followSettings(
      settingRegistry,
      PLUGIN_ID,
      DEFAULTS,
      isChange =>
        content?.then(
          loaded => loaded.applySettings(isChange),
          // The caller of `loadContent` reports the failure.
          () => undefined
        )
    );
    const loadChunk = async () => (await load()).loadSnippets();
    const loadContent = (): Promise<SnippetsContent> => {
      content ??= loadChunk()
        .then(({ createSnippetsContent }) =>
          createSnippetsContent(app, token, registry, panel, settings, language)
        )
        .catch(reason => {
          content = null;
          throw reason;
        });
      return content;
    };
    panel?.addSection({
      id: 'snippets',
      title: trans.__('Snippets'),
      rank: 300,
      createWidget: async () => (await loadContent()).createSection()
    });
    addSnippetCommands(
      commandAdder(app, palette, trans),
      loadContent,
      async () => argumentsOf((await loadChunk()).snippetArguments(language)),
      trans
    );
    return registry;
  }
};

export function addSnippetCommands(
  add: AddCommand,
  load: () => Promise<SnippetsContent>,
  describeCopy: CommandRegistry.ICommandOptions['describedBy'],
  trans: TranslationBundle
): void {
  const loadOrSay = async () => {
    try {
      return await load();
    } catch {
      void showErrorMessage(trans.__('Snippets'), notLoadedWords(trans));
      return null;
    }
  };

  if (!navigator.clipboard) {
    // On plain HTTP, WebKit copies only what is there at once: the code is loaded
    // when the palette opens.
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target.closest('.lm-CommandPalette')) {
        load().catch(() => undefined);
      }
    });
  }

  add(
    'api-token:copy-snippet',
    trans.__('Copy API Snippet'),
    trans.__('Copy code that calls this server’s REST API'),
    async args => {
      const isLinked = isFromDocument();
      const text = new PromiseDelegate<string>();
      text.promise.catch(() => undefined);
      // First: some browsers allow copying only at once.
      const isCopied = isLinked ? null : copyText(text.promise);
      const copy = async (code: string) => {
        text.resolve(code);
        return isCopied ?? false;
      };
      await (await loadOrSay())?.copy(args, isLinked, copy);
      text.reject('There is nothing to copy.');
    },
    describeCopy
  );

  add(
    'api-token:insert-snippet',
    trans.__('Insert API Snippet into Notebook'),
    trans.__(
      'Insert code that calls this server’s REST API in a new cell, without a token'
    ),
    async () => (await loadOrSay())?.insert()
  );
}
