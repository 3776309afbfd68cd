import { setImmediate } from 'timers';

import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { find, findAll, textOf } from '../../ui/__tests__/drawn';
import { trans } from '../../ui/__tests__/trans';
import { copyText } from '../../ui/clipboard';
import { SnippetButtons } from '../section';
import { snippetOf, SnippetsPage } from './snippetspage';

jest.mock('../../ui/clipboard');

beforeEach(() => localStorage.clear());

/**
 * The buttons without a page.
 */
class DrawnButtons extends SnippetButtons {
  override render() {
    return super.render();
  }
}

let page: SnippetsPage;
let buttons: DrawnButtons;

beforeEach(() => {
  jest.mocked(copyText).mockReset();
  jest.mocked(copyText).mockResolvedValue(true);
  page = new SnippetsPage();
  page.registry.add(snippetOf('curl', { kernelLanguage: 'bash' }));
  page.registry.add(snippetOf('.env file'));
  buttons = new DrawnButtons(page.model, { trans, language: 'en' });
});

/**
 * The buttons as they are drawn.
 */
function drawn(): VirtualElement {
  return h.div(...buttons.render());
}

function labels(): string[] {
  return findAll(drawn(), 'button').map(textOf);
}

/**
 * Press a button as a person does, and wait for what it does.
 */
async function press(label: string): Promise<void> {
  const [button] = findAll(drawn(), 'button').filter(
    element => textOf(element) === label
  );
  button.attrs.onclick?.call({} as HTMLElement, {} as MouseEvent);
  await new Promise(setImmediate);
}

/**
 * Where a screen reader hears how it ended.
 */
function message(): VirtualElement {
  return find(drawn(), 'p');
}

describe('the buttons', () => {
  it('are for copying and inserting', () => {
    expect(labels()).toEqual(['Copy snippet', 'Insert into notebook']);
  });

  it('are for copying alone where the snippet is not for notebooks', () => {
    page.model.language = '.env file';
    expect(labels()).toEqual(['Copy snippet']);
  });

  it('submit nothing', () => {
    for (const { attrs } of findAll(drawn(), 'button')) {
      expect(attrs.type).toBe('button');
    }
  });

  it.each<[string, () => void]>([
    ['in JupyterLite', () => page.panel.learnAbsence('lite')],
    ['with a password alone', () => page.panel.learnAbsence('password')],
    ['for a path out of the server', () => page.panel.set({ apiPath: '//x' })]
  ])('are not there %s', (_, change) => {
    change();
    expect(findAll(drawn(), 'button')).toEqual([]);
    expect(textOf(drawn())).toBe('');
  });

  it('copy or insert nothing by being drawn', () => {
    drawn();
    expect(copyText).not.toHaveBeenCalled();
    expect(page.inserter.insert).not.toHaveBeenCalled();
  });
});

it('what a snippet has to say stands there, and nothing where it has not', () => {
  expect(findAll(drawn(), 'p')).toHaveLength(1);
  const note = trans.__('JSON has no comments.');
  page.registry.add(snippetOf('json', { note: () => note }));
  page.model.language = 'json';
  const [said] = findAll(drawn(), 'p');
  expect(textOf(said)).toBe(note);
  expect(findAll(drawn(), 'p')).toHaveLength(2);
});

describe('the words beside them', () => {
  it('are none at first, in a place that is heard', () => {
    expect(textOf(message())).toBe('');
    expect(message().attrs).toMatchObject({ 'aria-live': 'polite' });
  });

  it('say that the snippet was copied', async () => {
    await press('Copy snippet');
    expect(copyText).toHaveBeenCalledWith('curl: none');
    expect(page.inserter.insert).not.toHaveBeenCalled();
    expect(textOf(message())).toBe('Snippet copied.');
  });

  it('say that it was inserted', async () => {
    await press('Insert into notebook');
    expect(page.inserter.insert).toHaveBeenCalledWith(
      'curl: none',
      'bash',
      expect.any(AbortSignal)
    );
    expect(copyText).not.toHaveBeenCalled();
    expect(textOf(message())).toMatch(/^Inserted into Notebook\.ipynb/);
  });

  it('go when something else is chosen', async () => {
    await press('Copy snippet');
    page.model.language = '.env file';
    expect(textOf(message())).toBe('');
  });

  it.each([
    [false, /Reveal the token, then press “Copy snippet” again/],
    [true, /The text is selected: press/]
  ])(
    'say how to copy by hand, with the token revealed: %s',
    async (isTokenRevealed, words) => {
      page.panel.copySecret.mockResolvedValue('refused');
      page.panel.set({ isTokenRevealed });
      page.model.includeToken = true;
      await press('Copy snippet');
      expect(textOf(message())).toMatch(words);
    }
  );
});
