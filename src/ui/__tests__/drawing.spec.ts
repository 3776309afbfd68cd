import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import * as drawing from '../drawing';

let host: HTMLElement;
let drawn: readonly drawing.IDrawn[];

beforeEach(() => {
  host = document.createElement('div');
  drawn = [];
});

function draw(...content: h.Child[]): void {
  drawn = drawing.draw(host, drawn, h.div(...content).children);
}

/** The innermost element that says a text. */
function find(text: string): Element {
  const found = [...host.querySelectorAll('*')].find(
    element => !element.children.length && element.textContent === text
  );
  if (!found) {
    throw new Error(`Nothing says ${text}.`);
  }
  return found;
}

/**
 * All that is put into the page or to another place while something is done.
 */
function inserted(action: () => void): Node[] {
  const observer = new MutationObserver(() => undefined);
  observer.observe(host, { childList: true, subtree: true });
  action();
  const records = observer.takeRecords();
  observer.disconnect();
  return records.flatMap(({ addedNodes }) => [...addedNodes]);
}

it('sets and removes attributes and listeners', () => {
  const press = () => undefined;
  const style = { width: '50%' };
  draw(
    h.label({ className: 'a', htmlFor: 'b', dataset: { c: 'd' } }, 'Name'),
    h.button({ type: 'button', onclick: press, style, key: 'e' }, 'Press')
  );
  expect(host.innerHTML).toBe(
    '<label class="a" for="b" data-c="d">Name</label>' +
      '<button type="button" style="width: 50%;">Press</button>'
  );
  const button = find('Press');
  expect(Reflect.get(button, 'onclick')).toBe(press);
  draw(h.label('Name'), h.button({ key: 'e' }, 'Press'));
  expect(host.innerHTML).toBe(
    '<label>Name</label><button style="">Press</button>'
  );
  expect(Reflect.get(button, 'onclick')).toBeNull();
});

describe('an element that stays is neither recreated nor moved', () => {
  const buttons = (...labels: string[]) =>
    h.div(labels.map(label => (label ? h.button(label) : '')));

  it.each([
    ['comes before it', ['Test', '', 'Refresh'], ['Test', 'Cancel', 'Refresh']],
    ['goes before it', ['Test', 'Cancel', 'Refresh'], ['Test', '', 'Refresh']],
    ['comes first', ['', '', 'Refresh'], ['Test', 'Cancel', 'Refresh']],
    ['goes and comes', ['Test', '', 'Refresh'], ['', 'Cancel', 'Refresh']]
  ])('when something %s', (_, before, after) => {
    draw(buttons(...before));
    const stays = find('Refresh');
    const moved = inserted(() => draw(buttons(...after)));
    expect(find('Refresh')).toBe(stays);
    expect(moved).not.toContain(stays);
    expect(
      [...host.children[0].children].map(({ textContent }) => textContent)
    ).toEqual(after.filter(Boolean));
  });

  it('when a row of a list with keys comes or goes', () => {
    const list = (...keys: string[]) =>
      h.ul(keys.map(key => h.li({ key }, key)));
    draw(list('b', 'c', 'd'));
    const stay = ['b', 'd'].map(find);
    const moved = inserted(() => draw(list('a', 'b', 'd', 'e')));
    const elements = moved.filter(node => node instanceof Element);
    expect(['b', 'd'].map(find)).toEqual(stay);
    expect(elements).toEqual(['a', 'e'].map(find));
    expect(host.textContent).toBe('abde');
  });
});

it('leaves an unchanged text alone', () => {
  draw(h.p('Testing …'));
  const [text] = host.children[0].childNodes;
  const set = jest.fn();
  Object.defineProperty(text, 'nodeValue', {
    get: () => 'Testing …',
    set
  });
  draw(h.p('Testing …'));
  expect(set).not.toHaveBeenCalled();
});

it('shows the same after any change as after a first rendering', () => {
  let seed = 20261122;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const anyElement = (depth: number): VirtualElement =>
    h[(['div', 'p', 'button'] as const)[random(3)]](
      {
        ...(random(2) ? { className: `c${random(3)}` } : {}),
        ...(random(3) ? {} : { key: `k${random(4)}` }),
        ...(random(3) ? {} : { style: { width: `${random(3)}px` } }),
        ...(random(3) ? {} : { dataset: { token: `${random(3)}` } })
      },
      ...anyChildren(depth)
    );
  const anyChildren = (depth: number): h.Child[] =>
    Array.from({ length: depth ? random(6) : 0 }, () =>
      random(4) ? anyElement(depth - 1) : ['', 'a', 'b'][random(3)]
    );
  for (let round = 0; round < 500; round++) {
    const content = anyChildren(3);
    draw(...content);
    const fresh = document.createElement('div');
    drawing.draw(fresh, [], h.div(...content).children);
    // An element that had a style keeps the attribute, empty.
    for (const element of host.querySelectorAll('[style=""]')) {
      element.removeAttribute('style');
    }
    expect(host.isEqualNode(fresh)).toBe(true);
  }
});

it('sets a checkbox whatever the user did to it', () => {
  const box = (checked?: string) =>
    draw(h.input({ type: 'checkbox', checked }));
  box('checked');
  const input = host.firstElementChild as HTMLInputElement;
  expect(input.checked).toBe(true);
  input.click();
  box('checked');
  expect(input.checked).toBe(true);
  box();
  expect(input.checked).toBe(false);
});
