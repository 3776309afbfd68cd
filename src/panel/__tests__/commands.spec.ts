import { inspect } from 'util';

import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { CommandRegistry } from '@lumino/commands';

import { FakeToken, SECRET } from '../../snippets/__tests__/snippetspage';
import type { SnippetsContent } from '../../snippets/content';
import { snippetArguments } from '../../snippets/content';
import { addSnippetCommands } from '../../snippets/plugin';
import { trans } from '../../ui/__tests__/trans';
import { copyText } from '../../ui/clipboard';
import { argumentsOf, commandAdder } from '../../ui/jupyterlab';
import { addPanelCommands } from '../commands';
import type { SidePanel } from '../sidepanel';

jest.mock('../../ui/clipboard', () => ({
  copyText: jest.fn(async () => true)
}));

const give = jest.fn(async () => SECRET);
const show = jest.fn(give);
const copy = jest.fn(give);

/** What a caller could give: nothing, other things, and what it hopes for. */
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

/** The five commands, whose parts give the token away wherever they can. */
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
  const panelContent = {
    model: { runCheck: give },
    noteCopied: give,
    unfold: give
  };
  addPanelCommands(
    add,
    new FakeToken(),
    {
      isVisible: true,
      load: give,
      loadContent: async () => panelContent,
      content: panelContent
    } as unknown as SidePanel,
    show,
    trans
  );
  const content = { copy, insert: give } as unknown as SnippetsContent;
  addSnippetCommands(
    add,
    async () => content,
    argumentsOf(snippetArguments({ load: () => trans } as never)),
    trans
  );
  return added;
}

afterEach(() => {
  jest.clearAllMocks();
});

it.each([...commands().entries()])(
  '%s gives the token to no caller, not even in its description',
  async (_, { execute, ...said }) => {
    for (const args of ARGUMENTS) {
      expect(await execute(args as never)).toBe(undefined);
    }
    expect(inspect(said, { depth: Infinity })).not.toContain(SECRET);
    // A function could say something else later.
    expect(Object.values(said).map(part => typeof part)).not.toContain(
      'function'
    );
  }
);

describe('started by an event', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'event');
  });

  /** Runs a command while an event is handled. */
  async function runAt(id: string, event: unknown): Promise<void> {
    Reflect.set(globalThis, 'event', event);
    const done = commands()
      .get(id)
      ?.execute({} as never);
    Reflect.set(globalThis, 'event', undefined);
    await done;
  }

  /** An event in an element with a selector. */
  const eventIn = (selector: string) => ({
    target: { closest: (other: string) => (other === selector ? {} : null) }
  });

  it('“Copy API Token” copies nothing for a button in a document', async () => {
    await runAt('api-token:copy', eventIn('[data-commandlinker-command]'));
    expect(copyText).not.toHaveBeenCalled();
    expect(show).toHaveBeenCalledTimes(1);
    jest.clearAllMocks();
    await runAt('api-token:copy', eventIn('.lm-CommandPalette'));
    expect(copyText).toHaveBeenCalledTimes(1);
    expect(show).not.toHaveBeenCalled();
  });

  it.each([
    ['[data-commandlinker-command]', true],
    ['.lm-CommandPalette', false]
  ])(
    '“Copy API Snippet” knows whether a document asked for it: %s',
    async (selector, is) => {
      await runAt('api-token:copy-snippet', eventIn(selector));
      expect(copy.mock.calls).toEqual([[{}, is, expect.any(Function)]]);
      // The clipboard waits for the code from the start.
      expect(copyText).toHaveBeenCalledTimes(is ? 0 : 1);
    }
  );

  it.each([undefined, null, {}, { target: null }, { target: {} }])(
    'both copy if the event is from no document: %j',
    async event => {
      await runAt('api-token:copy', event);
      await runAt('api-token:copy-snippet', event);
      expect(copyText).toHaveBeenCalledTimes(2);
      expect(copy).toHaveBeenCalledTimes(1);
    }
  );
});
