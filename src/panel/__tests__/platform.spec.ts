/**
 * The panel with a token of another plugin, in place of the extension's own: a
 * platform that issues tokens in its own way, without a JupyterHub.
 */
import type { IPlugin } from '@lumino/coreutils';
import { PluginRegistry } from '@lumino/coreutils';
import { Widget } from '@lumino/widgets';

import { hubTokensPlugin } from '../../hubtokens/plugin';
import { snippetsPlugin } from '../../snippets/plugin';
import { IApiToken } from '../../tokens';
import { panelPlugin } from '../plugin';

// jsdom has no layout.
Element.prototype.scrollIntoView = () => undefined;
Reflect.set(
  globalThis,
  'IntersectionObserver',
  class {
    observe(): void {}
    disconnect(): void {}
  }
);

const TOKEN: IApiToken = {
  value: 's3cret',
  kind: 'other',
  serverUrl: 'https://platform.example/alice/',
  hub: null,
  inspect: async () => ({
    state: 'works',
    owner: 'alice',
    scopes: ['notebooks'],
    lifetime: { created: null, expires: null }
  }),
  check: async path => ({
    path,
    outcome: 'ok',
    response: { status: 200, milliseconds: 5, data: [{ path: 'a.ipynb' }] }
  })
};

/** Starts the plugins with the platform's token, and shows the panel. */
async function start() {
  const registry = new PluginRegistry<unknown>();
  const panels: Widget[] = [];
  registry.application = {
    name: 'JupyterLab',
    version: '4.6.0',
    serviceManager: {},
    commands: { addCommand: () => undefined },
    shell: { add: (panel: Widget) => panels.push(panel) },
    resolveOptionalService: async () => null
  };
  const plugins = [
    { id: 'platform', provides: IApiToken, activate: () => TOKEN },
    panelPlugin,
    snippetsPlugin,
    hubTokensPlugin
  ];
  for (const plugin of plugins as IPlugin<unknown, unknown>[]) {
    registry.registerPlugin(plugin);
  }
  for (const { id } of plugins) {
    await registry.activatePlugin(id);
  }
  const [panel] = panels;
  Widget.attach(panel, document.body);
  return panel;
}

/** Waits until a section has an element with some text. */
async function find(
  panel: Widget,
  section: string,
  selector: string,
  text: string
): Promise<HTMLElement> {
  for (const end = Date.now() + 3000; Date.now() < end;) {
    const found = [
      ...panel.node.querySelectorAll<HTMLElement>(
        `[data-section="${section}"] ${selector}`
      )
    ].find(({ textContent }) => textContent?.includes(text));
    if (found) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  throw new Error(`No ${selector} with “${text}”: ${panel.node.textContent}`);
}

it('the panel shows, tests and copies another plugin’s token, and writes code with it', async () => {
  const panel = await start();
  await find(panel, 'token', 'h2', 'API token of alice');
  await find(panel, 'token', 'strong', 'Valid');
  expect(panel.node.dataset.tokenState).toBe('valid');
  expect(panel.node.textContent).not.toContain(TOKEN.value);
  (await find(panel, 'token', 'button', 'Reveal token')).click();
  await find(panel, 'token', 'code', TOKEN.value);

  await find(panel, 'scope', 'dd', TOKEN.serverUrl);
  await find(panel, 'scope', 'dd', 'notebooks');

  (await find(panel, 'test', 'button', 'Test token')).click();
  await find(panel, 'test', '[data-outcome="ok"]', 'The token works');
  await find(panel, 'test', 'td', 'a.ipynb');

  await find(panel, 'snippets', 'pre', `'${TOKEN.serverUrl}api/sessions'`);
  (await find(panel, 'snippets', 'input[type="checkbox"]', '')).click();
  await find(panel, 'snippets', 'pre', `'${TOKEN.value}'`);

  await find(panel, 'hub-tokens', 'p', 'This server does not run on one');
  await find(panel, 'report', 'button', 'Copy diagnostics');
  expect(panel.node.textContent).not.toContain('could not be loaded');
  panel.dispose();
});
