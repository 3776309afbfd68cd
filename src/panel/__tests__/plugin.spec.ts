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
import { IApiToken, IApiTokenPanel, ISnippetRegistry } from '../../tokens';
import * as panel from '../plugin';
import { SidePanel } from './sidepanelstub';

jest.mock('../sidepanel', () => jest.requireActual('./sidepanelstub'));

const PREFIX = 'jupyterlab-api-token:';

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

/** A JupyterLab that keeps what the plugins put into it. */
class FakeLab {
  constructor(disabled: readonly Name[]) {
    this.registry.application = {
      commands: { addCommand: (id: string) => this.commands.push(id) },
      shell: { add: (panel: SidePanel) => this.panels.push(panel) }
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
    const plugins: readonly IPlugin<unknown, unknown>[] = [
      tokenPlugin,
      panel.panelPlugin,
      snippets.snippetsPlugin,
      hubTokens.hubTokensPlugin
    ].map(plugin => plugin as IPlugin<unknown, unknown>);
    for (const plugin of plugins) {
      if (!disabled.some(name => plugin.id === PREFIX + name)) {
        this.registry.registerPlugin(plugin);
        this.ids.push(plugin.id);
      }
    }
  }

  readonly registry = new PluginRegistry<unknown>();
  readonly ids: string[] = [];
  readonly commands: string[] = [];
  readonly palette: string[] = [];
  readonly panels: SidePanel[] = [];

  async start(): Promise<void> {
    await Promise.all(this.ids.map(id => this.registry.activatePlugin(id)));
  }
}

describe.each(SETS.map(set => [set.join(', ') || 'nothing', set] as const))(
  'with %s disabled',
  (_, disabled) => {
    const hasToken = !disabled.includes('token');
    const hasPanel = hasToken && !disabled.includes('panel');
    const hasSnippets = hasToken && !disabled.includes('snippets');
    const hasHubTokens = hasPanel && !disabled.includes('hub-tokens');
    let lab: FakeLab;

    beforeEach(async () => {
      jest.spyOn(console, 'error');
      lab = new FakeLab(disabled);
      await lab.start();
    });

    afterEach(() => {
      expect(console.error).not.toHaveBeenCalled();
      jest.restoreAllMocks();
    });

    it('the commands that can work are in the palette', () => {
      const commands = [
        ...(hasPanel ? PANEL_COMMANDS : []),
        ...(hasSnippets ? SNIPPET_COMMANDS : [])
      ];
      expect(new Set(lab.commands)).toEqual(new Set(commands));
      expect(new Set(lab.palette)).toEqual(new Set(commands));
    });

    it('the panel has the sections of the enabled plugins', () => {
      const sections = [
        ...(hasSnippets ? ['snippets'] : []),
        ...(hasHubTokens ? ['hub-tokens'] : [])
      ];
      expect(lab.panels.map(panel => panel.sections)).toEqual(
        hasPanel ? [sections] : []
      );
    });

    it('another extension gets null for the disabled plugins', async () => {
      let given: readonly unknown[] = [];
      lab.registry.registerPlugin({
        id: 'other',
        optional: [IApiToken, IApiTokenPanel, ISnippetRegistry],
        activate: (app: unknown, ...services: unknown[]) => {
          given = services;
        }
      });
      await lab.registry.activatePlugin('other');
      expect(given.map(service => service !== null)).toEqual([
        hasToken,
        hasPanel,
        hasSnippets
      ]);
    });
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
  const activate = jest.fn();
  lab.registry.registerPlugin({
    id: 'other',
    requires: [IApiTokenPanel],
    activate
  });
  await lab.registry.activatePlugin('other');
  expect(activate.mock.calls[0][1]).toBeNull();
});
