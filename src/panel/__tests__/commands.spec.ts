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
  '%s returns nothing to its caller',
  async (_, { execute }) => {
    for (const args of ARGUMENTS) {
      expect(await execute(args as never)).toBe(undefined);
    }
  }
);

it.each([...commands().entries()])(
  '%s has no token in its label, caption and description',
  (_, { execute, ...said }) => {
    expect(typeof execute).toBe('function');
    expect(inspect(said, { depth: Infinity })).not.toContain(SECRET);
    expect(
      Object.values(said).filter(part => typeof part === 'function')
    ).toEqual([]);
  }
);

describe('started by an event', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'event');
  });

  /** Run a command at an event in an element with a selector. */
  async function runIn(id: string, selector: string): Promise<void> {
    const target = {
      closest: (selectors: string) => (selectors === selector ? {} : null)
    };
    Reflect.set(globalThis, 'event', { target });
    const done = commands()
      .get(id)
      ?.execute({} as never);
    Reflect.set(globalThis, 'event', undefined);
    await done;
  }

  it('“Copy API Token” copies nothing for a button in a document', async () => {
    await runIn('api-token:copy', '[data-commandlinker-command]');
    expect(copyText).not.toHaveBeenCalled();
    expect(show).toHaveBeenCalledTimes(1);
    jest.clearAllMocks();
    await runIn('api-token:copy', '.lm-CommandPalette');
    expect(copyText).toHaveBeenCalledTimes(1);
    expect(show).not.toHaveBeenCalled();
  });

  it.each([
    ['[data-commandlinker-command]', true],
    ['.lm-CommandPalette', false]
  ])(
    '“Copy API Snippet” knows whether a document asked for it: %s',
    async (selector, is) => {
      await runIn('api-token:copy-snippet', selector);
      expect(copy.mock.calls).toEqual([[{}, is, expect.any(Function)]]);
      // The clipboard waits for the code from the start.
      expect(copyText).toHaveBeenCalledTimes(is ? 0 : 1);
    }
  );

  it.each([undefined, null, {}, { target: null }, { target: {} }])(
    'both copy if the event is from no document: %j',
    async event => {
      Reflect.set(globalThis, 'event', event);
      await commands()
        .get('api-token:copy')
        ?.execute({} as never);
      await commands()
        .get('api-token:copy-snippet')
        ?.execute({} as never);
      expect(copyText).toHaveBeenCalledTimes(2);
      expect(copy).toHaveBeenCalledTimes(1);
    }
  );
});
