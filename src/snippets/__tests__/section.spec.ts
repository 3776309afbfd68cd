import { setImmediate } from 'timers';

import { MessageLoop } from '@lumino/messaging';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';
import { Widget } from '@lumino/widgets';

import { failed } from '../../rest/failure';
import { MASK } from '../../rest/text';
import { HUB_4, HUB_5, hubOf } from '../../token/__tests__/pages';
import { findAll, textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { copyText } from '../../ui/clipboard';
import { SnippetsSection } from '../section';
import {
  BROKEN,
  OtherToken,
  SECRET,
  snippetOf,
  SnippetsPage
} from './snippetspage';

jest.mock('../../ui/clipboard');

class RenderedSection extends SnippetsSection {
  override render() {
    return super.render();
  }
}

const highlight = Promise.resolve(async () => false);

const LOCALE = { trans, language: 'en' };

let page: SnippetsPage;
let section: RenderedSection;

beforeEach(() => {
  localStorage.clear();
  jest.mocked(copyText).mockReset();
  jest.mocked(copyText).mockResolvedValue(true);
  page = new SnippetsPage();
  page.registry.add(snippetOf('curl', { kernelLanguage: 'bash' }));
  page.registry.add(
    snippetOf('elsewhere', {
      title: trans.__('Another client'),
      places: ['anywhere'],
      note: () => 'JSON has no comments.'
    })
  );
  section = new RenderedSection(page.model, LOCALE, highlight);
});

function rendered(): VirtualElement {
  return h.div(...section.render());
}

/** What can be chosen from the list with this label, by its values. */
function options(label: string): Record<string, string> {
  return Object.fromEntries(
    findAll(list(label), 'option').map(option => [
      option.attrs.value ?? '',
      textOf(option)
    ])
  );
}

function list(label: string): VirtualElement {
  const [{ attrs }] = findAll(rendered(), 'label').filter(
    element => textOf(element) === label
  );
  const [select] = findAll(rendered(), 'select').filter(
    element => element.attrs.id === attrs.htmlFor
  );
  return select;
}

function change(control: VirtualElement, target: object): void {
  control.attrs.onchange?.call({} as HTMLElement, { target } as never);
}

/** Presses a button and waits for what it does. */
async function press(label: string) {
  const [button] = findAll(rendered(), 'button').filter(
    element => textOf(element) === label
  );
  expect(button.attrs.type).toBe('button');
  button.attrs.onclick?.call({} as HTMLElement, {} as MouseEvent);
  await new Promise(setImmediate);
}

function labels(): string[] {
  return findAll(rendered(), 'button').map(textOf);
}

function warnings(): string[] {
  return findAll(rendered(), 'div')
    .filter(({ attrs }) => attrs.className === 'jp-ApiToken-warning')
    .map(textOf);
}

describe('the lists', () => {
  it('show the titles of the snippets and the names of the places', () => {
    expect(Object.entries(options('Language'))).toEqual([
      ['curl', 'curl'],
      ['elsewhere', 'Another client']
    ]);
    expect(options('Where it runs')).toEqual({
      anywhere: 'On any machine',
      server: 'On this server'
    });
  });

  it('choose the snippet and the place, unless the snippet has only one', () => {
    change(list('Where it runs'), { value: 'server' });
    expect(page.model.place).toBe('server');
    change(list('Language'), { value: 'elsewhere' });
    expect(page.model.snippet.id).toBe('elsewhere');
    expect(findAll(rendered(), 'select')).toHaveLength(1);
  });

  it.each([
    ['cookie', undefined, 'This code is stopped'],
    ['basic', undefined, 'This code is stopped'],
    ['basic', 'blocked', 'R and PowerShell sends yours.']
  ] as const)(
    'warn of a gateway that stops code outside of the server: %s, absence %s',
    (kind, absence, words) => {
      const failure = { ...failed('blocked'), gateway: { kind, name: '' } };
      page.panel.set({ facts: { state: 'blocked', absence, failure } });
      expect(warnings().join()).toContain(words);
      expect(page.model.sendsPassword).toBe(absence === 'blocked');
      page.model.choose({ place: 'server' });
      expect(warnings()).toEqual([]);
    }
  );

  it('say that a server is on this computer', () => {
    page.token.serverUrl = 'http://localhost:8888/';
    expect(options('Where it runs').anywhere).toBe('On this computer');
    expect(textOf(rendered())).toContain('Another machine needs a URL');
    page.model.choose({ language: 'elsewhere' });
    expect(textOf(rendered())).toContain('Another machine needs a URL');
    page.model.choose({ language: 'curl', place: 'server' });
    expect(textOf(rendered())).not.toContain('Another machine');
  });

  it('lead from VS Code to a token that can start servers', async () => {
    page.add('vs-code');
    page.model.choose({ language: 'vs-code' });
    expect(textOf(rendered())).toContain(
      'access:servers!user=alice servers!user=alice'
    );
    page.token.hub = hubOf({ ...HUB_5, hubUser: 'bob' });
    expect(textOf(rendered())).toContain('servers!user=bob');
    // The token page of an older Hub has no field for it.
    page.token.hub = hubOf(HUB_4);
    expect(textOf(rendered())).not.toContain('servers!user=');
    const chooseWidest = jest.fn();
    page.registry.useForm({ chooseWidest });
    await press('Choose this access');
    expect(chooseWidest).toHaveBeenCalled();
    page.token.hub = null;
    expect(labels()).not.toContain('Choose this access');
  });

  it('group custom snippets, which the form explains', () => {
    const words = 'A custom snippet, from JupyterLab’s settings.';
    page.set({ custom: [{ name: 'b', code: 'x' }] });
    const groups = findAll(list('Language'), 'optgroup');
    expect(groups.map(textOf)).toEqual(['b']);
    expect(Object.keys(options('Language'))).toEqual([
      'curl',
      'elsewhere',
      'b'
    ]);
    expect(textOf(rendered())).not.toContain(words);
    page.model.choose({ language: 'b' });
    expect(textOf(rendered())).toContain(words);
  });
});

describe('“Include the token”', () => {
  it.each<[string, () => void, string, string[]]>([
    [
      'inside the server',
      () => page.model.choose({ place: 'server' }),
      'It contains no token.',
      []
    ],
    [
      'where the Hub gave the page none',
      () => page.token.takeAway(),
      'set JUPYTER_API_TOKEN to it',
      ['https://hub.example/hub/token']
    ],
    [
      'where there is neither token nor hub',
      () => {
        page.token.takeAway();
        page.token.hub = null;
      },
      'There is no token to include.',
      []
    ]
  ])('is replaced by a sentence %s', (_, act, words, links) => {
    act();
    expect(findAll(rendered(), 'input')).toEqual([]);
    expect(textOf(rendered())).toContain(words);
    expect(findAll(rendered(), 'a').map(({ attrs }) => attrs.href)).toEqual(
      links
    );
  });
});

it('names another token and its plugin, with a button that returns to the page’s token', async () => {
  expect(labels()).not.toContain('Use this page’s token');
  const other = new OtherToken('nightly');
  page.registry.useToken(other);
  other.reveal();
  expect(textOf(rendered())).toContain('“nightly” instead of this page’s');
  expect(textOf(rendered())).toContain(`from the plugin ${other.owner}.`);
  expect(JSON.stringify(rendered())).not.toContain(other.value);
  await press('Use this page’s token');
  expect(page.registry.otherToken).toBeNull();
  expect(textOf(rendered())).not.toContain('instead of this page’s');
});

describe('the warnings', () => {
  it('name rejected settings, then each invalid custom snippet', () => {
    expect(warnings()).toEqual([]);
    page.set({
      custom: [{ name: 'a' }, { name: 'b', code: 'x' }],
      refused: '/custom/0 must be object'
    });
    expect(warnings()).toEqual([
      expect.stringMatching(
        /^JupyterLab rejected the settings of the snippets\. Correct them.*Details for an issue Message \/custom\/0 must be object$/
      ),
      'Custom snippet 1, “a”, has no code.'
    ]);
    expect(options('Language')).toHaveProperty('b');
  });

  it('say that a snippet failed, so that another can be chosen', () => {
    page.registry.add(BROKEN);
    page.model.choose({ language: 'broken' });
    page.model.choose({ includeToken: true });
    expect(warnings()).toEqual([
      expect.stringMatching(
        `^This snippet failed\\..* Details for an issue Message No luck with ${MASK}$`
      )
    ]);
    expect(options('Language')).toHaveProperty('curl');
    expect(labels()).toEqual([]);
  });
});

it.each([
  ['lite', /use a JupyterLab with a server/],
  ['sign-in', /start it with a token/]
] as const)(
  'shows only a sentence where no code can call the server: %s',
  (absence, words) => {
    page.token.takeAway();
    page.panel.learnAbsence(absence);
    page.set({ custom: [null], refused: 'x' });
    expect(textOf(rendered())).toMatch(words);
    for (const tag of ['select', 'input', 'button']) {
      expect(findAll(rendered(), tag)).toEqual([]);
    }
    expect(warnings()).toEqual([]);
  }
);

it.each(['open', 'hub', 'unknown', undefined] as const)(
  'shows code where the page has no token, because of “%s”',
  absence => {
    page.token.takeAway();
    page.panel.learnAbsence(absence);
    expect(labels()).toContain('Copy snippet');
  }
);

it('the form never contains the token', () => {
  page.model.choose({ includeToken: true });
  page.panel.set({ isTokenRevealed: true });
  expect(JSON.stringify(rendered())).not.toContain(SECRET);
});

it('the controls show the current choice', () => {
  page.model.choose({ includeToken: true });
  const update = () =>
    MessageLoop.sendMessage(section, Widget.Msg.UpdateRequest);
  update();
  const selects = [...section.node.querySelectorAll('select')];
  const checkbox = section.node.querySelector('input');
  for (const select of selects) {
    select.selectedIndex = -1;
  }
  update();
  expect(selects.map(({ value }) => value)).toEqual(['curl', 'anywhere']);
  expect(checkbox?.checked).toBe(true);
  page.model.choose({ includeToken: false });
  update();
  expect(checkbox?.checked).toBe(false);
});

it('has a button to copy, and one to insert where the snippet can be inserted', () => {
  expect(labels()).toEqual(['Copy snippet', 'Insert into notebook']);
  page.model.choose({ language: 'elsewhere' });
  expect(labels()).toEqual(['Copy snippet']);
  expect(textOf(rendered())).toContain('JSON has no comments.');
});
