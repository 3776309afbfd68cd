/**
 * Adds to the panel "API Token" what a help desk asks for: a command that shows
 * how the server answers, and the facts to send along, without the token. With
 * the panel disabled, a command of JupyterLab still tries the token.
 */
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Dialog, ICommandPalette, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { ApiSnippets } from 'jupyterlab-api-token';
import {
  IApiToken,
  IApiTokenPanel,
  ISnippetRegistry
} from 'jupyterlab-api-token';

/**
 * Reads the path with curl, which prints the answer with its status and headers.
 */
function curlSnippet(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'help-desk',
    title: trans.__('curl, for the help desk'),
    mimeType: 'text/x-sh',
    places: ['anywhere'],
    render: ({ apiUrl, token }) => {
      if (token === '') {
        return `curl --include ${quote(apiUrl)}`;
      }
      const word = token === null ? '"$JUPYTER_API_TOKEN"' : quote(token);
      const code = [
        // On standard input: every user of a machine can read its commands.
        `printf 'Authorization: token %s\\n' ${word} |`,
        // Not with --verbose, which prints the token too.
        `  curl --include --header @- ${quote(apiUrl)}`
      ];
      if (token === null) {
        code.unshift(
          '# First: read -rs JUPYTER_API_TOKEN && export JUPYTER_API_TOKEN'
        );
      }
      return code.join('\n');
    }
  };
}

/**
 * Quote a value for a POSIX shell: between two `'`, only they are special.
 */
function quote(value: string): string {
  return `'${value.replace(/'/g, "'\\''")}'`;
}

/**
 * The facts to send along, drawn anew whenever the panel's change.
 */
class FactsSection extends Widget {
  constructor(panel: IApiTokenPanel, trans: TranslationBundle) {
    super();
    this._panel = panel;
    this._facts.style.whiteSpace = 'pre-wrap';
    const words = document.createElement('p');
    words.textContent = trans.__(
      'Send these lines to the help desk. The token is not in them.'
    );
    this.node.append(words, this._facts);
    // Disposing the widget ends this: Lumino clears its connections.
    panel.changed.connect(this.update, this);
    this.update();
  }

  protected override onUpdateRequest(): void {
    const { apiPath, facts } = this._panel;
    this._facts.textContent = [
      `API path: ${apiPath}`,
      `Token: ${facts ? `${facts.kind}, ${facts.state}` : 'not known yet'}`,
      `Owner: ${facts?.owner ?? '-'}`,
      `JupyterHub: ${facts?.hubVersion ?? '-'}`,
      `Problem: ${facts?.problem ?? '-'}`
    ].join('\n');
  }

  private readonly _panel: IApiTokenPanel;
  private readonly _facts = document.createElement('pre');
}

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-api-token-help-desk:plugin',
  description: 'Adds a snippet and a section to the panel "API Token".',
  autoStart: true,
  // Where an admin disabled what provides the one, the other still works.
  optional: [ISnippetRegistry, IApiTokenPanel, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    snippets: ISnippetRegistry | null,
    panel: IApiTokenPanel | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_api_token_help_desk'
    );
    snippets?.add(curlSnippet(trans));
    panel?.addSection({
      id: 'jupyterlab-api-token-help-desk:facts',
      title: trans.__('For the help desk'),
      rank: 1000,
      createWidget: () => new FactsSection(panel, trans)
    });
  }
};

/**
 * Needs no panel: an admin may hide that and keep this.
 */
const checkPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-api-token-help-desk:check',
  description: 'Tries the token for the help desk.',
  autoStart: true,
  optional: [IApiToken, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    token: IApiToken | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => {
    if (!token) {
      return;
    }
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_api_token_help_desk'
    );
    const command = 'jupyterlab-api-token-help-desk:check';
    app.commands.addCommand(command, {
      label: trans.__('Try the Token for the Help Desk'),
      caption: trans.__('Call the REST API once, and say how it ended'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        const { outcome, path } = await token.check('/api/status');
        await showDialog({
          title: trans.__('For the help desk'),
          body: `${path}: ${token.kind}, ${outcome}`,
          buttons: [Dialog.okButton()]
        });
      }
    });
    palette?.addItem({ command, category: trans.__('Help') });
  }
};

export default [plugin, checkPlugin];
