import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Dialog, ICommandPalette, showDialog } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import {
  IApiToken,
  IApiTokenPanel,
  ISnippetRegistry
} from 'jupyterlab-api-token';

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-api-token-help-desk:plugin',
  description: 'Adds a snippet, a section and a command for a help desk.',
  autoStart: true,
  // Each is null where an admin disabled its plugin; the others still work.
  optional: [
    ISnippetRegistry,
    IApiTokenPanel,
    IApiToken,
    ICommandPalette,
    ITranslator
  ],
  activate: (
    app: JupyterFrontEnd,
    snippets: ISnippetRegistry | null,
    panel: IApiTokenPanel | null,
    token: IApiToken | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_api_token_help_desk'
    );
    snippets?.add({
      id: 'help-desk-curl',
      title: trans.__('curl, for the help desk'),
      mimeType: 'text/x-sh',
      places: ['anywhere'],
      render: ({ apiUrl, token }) => writeCurl(apiUrl, token)
    });
    panel?.addSection({
      id: 'jupyterlab-api-token-help-desk:facts',
      title: trans.__('For the help desk'),
      rank: 1000,
      createWidget: () => new FactsSection(panel)
    });
    if (token) {
      const command = 'jupyterlab-api-token-help-desk:test';
      app.commands.addCommand(command, {
        label: trans.__('Test the Token for the Help Desk'),
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
  }
};

export default plugin;

function writeCurl(apiUrl: string, token: string | null): string {
  if (token === '') {
    return `curl --include ${quote(apiUrl)}`;
  }
  const word = token === null ? '"$JUPYTER_API_TOKEN"' : quote(token);
  // On standard input, because every user of a machine can read its commands.
  // Not with --verbose, which prints the token too.
  return [
    `printf 'Authorization: token %s\\n' ${word} |`,
    `  curl --include --header @- ${quote(apiUrl)}`
  ].join('\n');
}

function quote(value: string): string {
  return `'${value.replace(/'/g, "'\\''")}'`;
}

/** Shows what the panel knows of the token, never the token itself. */
class FactsSection extends Widget {
  constructor(panel: IApiTokenPanel) {
    super({ node: document.createElement('pre') });
    this._panel = panel;
    // Lumino disconnects the signal when the widget is disposed.
    panel.changed.connect(this.update, this);
    this.update();
  }

  protected override onUpdateRequest(): void {
    const { apiPath, facts } = this._panel;
    this.node.textContent = [
      `API path: ${apiPath}`,
      `Token: ${facts?.state ?? 'not known yet'}`,
      `JupyterHub: ${facts?.hubVersion ?? '-'}`
    ].join('\n');
  }

  private readonly _panel: IApiTokenPanel;
}
