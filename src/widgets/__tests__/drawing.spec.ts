import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { Drawing } from '../drawing';
import { FakeNode, useFakePage } from './fakepage';

useFakePage();

let host: FakeNode;
let drawing: Drawing;

beforeEach(() => {
  ({ host, drawing } = emptyPage());
});

function emptyPage() {
  const host = new FakeNode('div');
  return { host, drawing: new Drawing(host as never) };
}

function draw(...content: h.Child[]): void {
  drawing.draw(h.div(...content).children);
}

it('what is drawn is there, with all that it has', () => {
  const press = () => undefined;
  draw(
    h.label({ className: 'a', htmlFor: 'b', dataset: { c: 'd' } }, 'Name'),
    h.div({ style: { width: '50%' }, id: 'half' }),
    h.button({ type: 'button', onclick: press, key: 'e' }, 'Press')
  );
  expect(host.children.map(({ shown }) => shown)).toEqual([
    {
      name: 'label',
      attributes: { class: 'a', for: 'b', 'data-c': 'd' },
      style: {},
      children: ['Name']
    },
    {
      name: 'div',
      attributes: { id: 'half' },
      style: { width: '50%' },
      children: []
    },
    {
      name: 'button',
      attributes: { type: 'button' },
      style: {},
      children: ['Press']
    }
  ]);
  expect(Reflect.get(host.find('Press'), 'onclick')).toBe(press);
});

it('what an element no longer has is gone', () => {
  draw(h.button({ className: 'a', onclick: () => 1, style: { width: '1px' } }));
  draw(h.button({}));
  const [button] = host.children;
  expect(button.shown).toEqual({
    name: 'button',
    attributes: {},
    style: {},
    children: []
  });
  expect(Reflect.get(button, 'onclick')).toBeNull();
});

describe('what stays is neither made anew nor moved', () => {
  const buttons = (...labels: string[]) =>
    h.div(labels.map(label => (label ? h.button(label) : '')));

  it.each([
    ['comes before it', ['Test', '', 'Refresh'], ['Test', 'Cancel', 'Refresh']],
    ['goes before it', ['Test', 'Cancel', 'Refresh'], ['Test', '', 'Refresh']],
    ['comes first', ['', '', 'Refresh'], ['Test', 'Cancel', 'Refresh']],
    ['goes and comes', ['Test', '', 'Refresh'], ['', 'Cancel', 'Refresh']]
  ])('when something %s', (_, before, after) => {
    draw(buttons(...before));
    const stays = host.find('Refresh');
    draw(buttons(...after));
    expect(host.find('Refresh')).toBe(stays);
    expect(stays.insertions).toBe(1);
    expect(host.children[0].children.map(({ children }) => children)).toEqual(
      after.filter(Boolean).map(label => [host.find(label).children[0]])
    );
  });

  it('when a row of a list with keys comes or goes', () => {
    const list = (...keys: string[]) =>
      h.ul(keys.map(key => h.li({ key }, key)));
    draw(list('b', 'c', 'd'));
    const stays = ['b', 'd'].map(key => host.find(key));
    draw(list('a', 'b', 'd', 'e'));
    expect(['b', 'd'].map(key => host.find(key))).toEqual(stays);
    expect(stays.map(({ insertions }) => insertions)).toEqual([1, 1]);
    expect(host.children[0].children).toHaveLength(4);
  });
});

it('an element of another kind takes nobody’s place', () => {
  draw(h.p('Why not'));
  const [old] = host.children;
  draw(h.form('Form'));
  expect(host.children).toHaveLength(1);
  expect(host.children[0]).not.toBe(old);
});

it('a text that stays is not set again', () => {
  draw(h.p('Testing …'));
  const [text] = host.children[0].children;
  const set = jest.fn();
  Object.defineProperty(text, 'nodeValue', {
    get: () => 'Testing …',
    set
  });
  draw(h.p('Testing …'));
  expect(set).not.toHaveBeenCalled();
});

it('two rows with one key are both there', () => {
  const twins = () => h.ul(h.li({ key: 'a' }, '1'), h.li({ key: 'a' }, '2'));
  draw(twins());
  draw(twins());
  expect(host.children[0].children).toHaveLength(2);
  expect(host.find('1')).not.toBe(host.find('2'));
});

it('after any changes a page is as if it was drawn for the first time', () => {
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
    const fresh = emptyPage();
    fresh.drawing.draw(h.div(...content).children);
    expect(host.shown).toEqual(fresh.host.shown);
  }
});
