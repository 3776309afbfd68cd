import { inspect } from 'util';

import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { CommandRegistry } from '@lumino/commands';

import { FakeToken, SECRET } from '../../widgets/__tests__/snippetspage';
import { readPanelSettings } from '../../widgets/panelsettings';
import type { SidePanel } from '../../widgets/sidepanel';
import type { ISnippetsContent } from '../../widgets/snippets';
import { TokenCopier } from '../../widgets/tokencopier';
import { trans } from '../../words/__tests__/trans';
import { addPanelCommands } from '../panel';
import { addSnippetCommands } from '../snippets';

jest.mock('../../widgets/icon', () => ({ keyIcon: null }));
jest.mock('../../widgets/notify', () => ({ notify: async () => {} }));

/**
 * What a caller could give: nothing, other things, and what it hopes for.
 */
const ARGUMENTS: readonly unknown[] = [
  undefined,
  null,
  'token',
  5,
  {},
  { language: 'curl', path: '/api/me' },
  { language: { toString: () => 'curl' }, path: ['/api'] },
  { includeToken: true, token: '${token}', language: '__proto__' }
];

/**
 * The five commands, whose parts give the token away wherever they can.
 */
function commands(): Map<string, CommandRegistry.ICommandOptions> {
  const added = new Map<string, CommandRegistry.ICommandOptions>();
  const app = {
    commands: {
      addCommand: (id: string, options: CommandRegistry.ICommandOptions) => {
        added.set(id, options);
      }
    },
    shell: { activateById: () => SECRET }
  } as unknown as JupyterFrontEnd;
  class GivingCopier extends TokenCopier {
    override copy = async () => SECRET as never;
  }
  const model = {
    runCheck: async () => SECRET,
    showCopied: () => SECRET,
    copy: async () => ({ kind: 'copied', text: SECRET }),
    insert: async () => ({ kind: 'inserted', path: SECRET })
  };
  addPanelCommands(
    app,
    {
      copier: new GivingCopier(new FakeToken(), () => 0),
      panel: {
        id: 'panel',
        isVisible: true,
        load: async () => SECRET,
        model
      } as unknown as SidePanel,
      settings: () => readPanelSettings({})
    },
    trans
  );
  const content = {
    model,
    tell: async () => SECRET
  } as unknown as ISnippetsContent;
  addSnippetCommands(app, async () => content, true, trans);
  return added;
}

it('are five', () => {
  expect([...commands().keys()].sort()).toEqual([
    'api-token:copy',
    'api-token:copy-snippet',
    'api-token:insert-snippet',
    'api-token:show',
    'api-token:test'
  ]);
});

it.each([...commands().entries()])(
  '%s gives its caller nothing, whatever it is asked',
  async (_, { execute }) => {
    for (const args of ARGUMENTS) {
      expect(await execute(args as never)).toBe(undefined);
    }
  }
);

it.each([...commands().entries()])(
  '%s has no token in what it says of itself',
  (_, { execute, ...said }) => {
    expect(typeof execute).toBe('function');
    expect(inspect(said, { depth: Infinity })).not.toContain(SECRET);
    expect(
      Object.values(said).filter(part => typeof part === 'function')
    ).toEqual([]);
  }
);
