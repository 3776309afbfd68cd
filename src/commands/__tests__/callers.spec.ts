import { inspect } from 'util';

import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { CommandRegistry } from '@lumino/commands';

import { FakeToken, SECRET } from '../../widgets/__tests__/snippetspage';
import type { SidePanel } from '../../widgets/sidepanel';
import type { ISnippetsContent } from '../../widgets/snippets';
import { trans } from '../../words/__tests__/trans';
import { snippetArguments } from '../../words/snippetarguments';
import { argumentsOf, commandAdder } from '../add';
import { addPanelCommands } from '../panel';
import { addSnippetCommands } from '../snippets';

jest.mock('../../widgets/icon', () => ({ keyIcon: null }));
jest.mock('../../widgets/clipboard', () => ({ copyText: async () => true }));
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
    }
  } as unknown as JupyterFrontEnd;
  const add = commandAdder(app, null, trans);
  const give = async () => SECRET;
  addPanelCommands(
    add,
    new FakeToken(),
    {
      isVisible: true,
      load: give,
      loadContent: async () => ({
        model: { runCheck: give },
        noteCopied: give,
        unfold: give
      })
    } as unknown as SidePanel,
    give,
    trans
  );
  const content = { copy: give, insert: give } as unknown as ISnippetsContent;
  addSnippetCommands(
    add,
    async () => content,
    argumentsOf(snippetArguments(true, { load: () => trans } as never)),
    trans
  );
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
