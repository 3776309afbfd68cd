/**
 * What is left of the extension when an admin disables some of its plugins.
 * Lumino's own registry gives each plugin what the others provide.
 */
import type { IPlugin } from '@lumino/coreutils';
import { PluginRegistry } from '@lumino/coreutils';

import hubTokensSchema from '../../../schema/hub-tokens.json';
import panelSchema from '../../../schema/panel.json';
import snippetsSchema from '../../../schema/snippets.json';
import { ICommandPalette, ISettingRegistry } from '../../__tests__/jupyterlab';
import * as hubTokens from '../../hubtokens/plugin';
import * as snippets from '../../snippets/plugin';
import { tokenPlugin } from '../../token/plugin';
import type { ApiTokenPanel } from '../../tokens';
import { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../../tokens';
import * as panel from '../plugin';

jest.mock('../sidepanel', () => ({
  /** Keeps the ids of the sections. */
  SidePanel: class {
    readonly sections: string[] = [];

    addSection({ id }: ApiTokenPanel.ISection): void {
      this.sections.push(id);
    }
  }
}));

const NAMES = ['token', 'panel', 'snippets', 'hub-tokens'] as const;

type Name = (typeof NAMES)[number];

const PANEL_COMMANDS = [
  'api-token:show',
  'api-token:copy',
  'api-token:test'
] as const;

const SNIPPET_COMMANDS = [
  'api-token:copy-snippet',
  'api-token:insert-snippet'
] as const;

/** All sets of plugins, by the names of those that are disabled. */
const SETS = NAMES.reduce<readonly Name[][]>(
  (sets, name) => [...sets, ...sets.map(set => [...set, name])],
  [[]]
);

beforeEach(() => {
  jest.spyOn(console, 'error');
});

type FakePanel = { readonly sections: readonly string[] };

/** A JupyterLab that keeps what the plugins put into it. */
class FakeLab {
  constructor(disabled: readonly Name[]) {
    this.registry.application = {
      commands: { addCommand: (id: string) => this.commands.push(id) },
      shell: { add: (panel: FakePanel) => this.panels.push(panel) }
    };
    this.registry.registerPlugins([
      {
        id: 'palette',
        provides: ICommandPalette,
        activate: () => ({
          addItem: ({ command }: { command: string }) =>
            this.palette.push(command)
        })
      },
      {
        id: 'settings',
        provides: ISettingRegistry,
        activate: () => ({
          load: async () => ({
            changed: { connect: () => true },
            composite: {}
          })
        })
      }
    ]);
    const plugins = [
      tokenPlugin,
      panel.panelPlugin,
      snippets.snippetsPlugin,
      hubTokens.hubTokensPlugin
    ] as IPlugin<unknown, unknown>[];
    for (const plugin of plugins) {
      if (
        !disabled.some(name => plugin.id === `jupyterlab-api-token:${name}`)
      ) {
        this.registry.registerPlugin(plugin);
        this.ids.push(plugin.id);
      }
    }
  }

  readonly registry = new PluginRegistry<unknown>();
  readonly ids: string[] = [];
  readonly commands: string[] = [];
  readonly palette: string[] = [];
  readonly panels: FakePanel[] = [];

  async start(): Promise<void> {
    await Promise.all(this.ids.map(id => this.registry.activatePlugin(id)));
  }

  /** Returns what another extension gets for the services that it names. */
  async servicesOf(
    services: Pick<IPlugin<unknown, unknown>, 'optional' | 'requires'>
  ): Promise<unknown[]> {
    const activate = jest.fn();
    this.registry.registerPlugin({ id: 'other', activate, ...services });
    await this.registry.activatePlugin('other');
    return activate.mock.calls[0].slice(1);
  }
}

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
});

it.each(SETS.map(set => [set.join(', ') || 'nothing', set] as const))(
  'has the commands, sections and services that are left with %s disabled',
  async (_, disabled) => {
    const hasToken = !disabled.includes('token');
    const hasPanel = hasToken && !disabled.includes('panel');
    const hasSnippets = hasToken && !disabled.includes('snippets');
    const hasHubTokens = hasPanel && !disabled.includes('hub-tokens');
    const lab = new FakeLab(disabled);
    await lab.start();

    const commands = new Set([
      ...(hasPanel ? PANEL_COMMANDS : []),
      ...(hasSnippets ? SNIPPET_COMMANDS : [])
    ]);
    expect(new Set(lab.commands)).toEqual(commands);
    expect(new Set(lab.palette)).toEqual(commands);

    const sections = [
      ...(hasSnippets ? ['snippets'] : []),
      ...(hasHubTokens ? ['hub-tokens'] : [])
    ];
    expect(lab.panels.map(panel => panel.sections)).toEqual(
      hasPanel ? [sections] : []
    );

    const [token, otherPanel, registry] = await lab.servicesOf({
      optional: [IApiToken, IApiTokenPanel, ISnippetRegistry]
    });
    expect(token !== null).toBe(hasToken);
    expect(otherPanel !== null).toBe(hasPanel);
    expect(registry !== null).toBe(hasSnippets);
  }
);

it.each([
  [panel.DEFAULTS, panelSchema],
  [snippets.DEFAULTS, snippetsSchema],
  [hubTokens.DEFAULTS, hubTokensSchema]
])(
  'a plugin without settings has the schema’s defaults: %j',
  (defaults, schema) => {
    const inSchema = Object.entries(schema.properties).map(
      ([name, property]) => [name, property.default]
    );
    expect(defaults).toEqual(Object.fromEntries(inSchema));
  }
);

it('an extension that requires the panel gets null without the token’s plugin', async () => {
  const lab = new FakeLab(['token']);
  await lab.start();
  expect(await lab.servicesOf({ requires: [IApiTokenPanel] })).toEqual([null]);
});
