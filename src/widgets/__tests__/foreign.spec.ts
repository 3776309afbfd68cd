import type { h } from '@lumino/virtualdom';
import {
  VirtualElement,
  VirtualElementPass,
  VirtualText
} from '@lumino/virtualdom';

import { EverySection } from './everysection';
import { renderExactly, renderInParts, renderName } from '../foreign';
import { textOf } from './drawn';
import { useHubPage } from './hubpage';

jest.mock('../modelview', () => jest.requireActual('./modelviewstub'));
jest.mock('../revokedialog', () => ({}));
jest.mock('@lumino/widgets', () => ({}));

beforeEach(() => localStorage.clear());
const hubPage = useHubPage();

/** What is shown by a sign where it is not part of the extension's words. */
const OVERRIDE = '\u202e';
const SIGN = '⟨U+202E⟩';

/**
 * Attributes that nobody sees.
 */
const UNSEEN_ATTRIBUTES = ['value', 'data-token'];

/**
 * All texts in what is drawn, those of attributes too. What people copy by hand
 * has its signs beside it.
 */
function textsOf(child: h.Child): string[] {
  if (child === null || child instanceof VirtualElementPass) {
    return [];
  }
  if (Array.isArray(child)) {
    return child.flatMap(textsOf);
  }
  if (!(child instanceof VirtualElement)) {
    return [child instanceof VirtualText ? child.content : child];
  }
  if (child.attrs.dataset?.sign !== undefined) {
    return [child.attrs.dataset.sign];
  }
  const attributes = Object.entries(child.attrs)
    .filter(([name]) => !UNSEEN_ATTRIBUTES.includes(name))
    .flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  return [...attributes, ...child.children.flatMap(textsOf)];
}

it('no view shows an override of others, and each shows its sign', async () => {
  const every = new EverySection(`a${OVERRIDE}b`);
  await every.drawToken();
  await every.drawSnippets();
  await every.drawHubTokens(hubPage());
  const signed = new Set<string>();
  for (const { view, element } of every.drawn) {
    const texts = textsOf(element).join('\n');
    expect(texts).not.toContain(OVERRIDE);
    if (texts.includes(SIGN)) {
      signed.add(view);
    }
  }
  expect(signed).toEqual(new Set(every.drawn.map(({ view }) => view)));
});

it('a name has a direction of its own, and is not translated', () => {
  const { attrs, children } = renderName('דוד');
  expect(attrs).toEqual({ dir: 'auto', translate: 'no' });
  expect(textOf(children.slice())).toBe('דוד');
});

it('a long name has all of it in a tooltip', () => {
  const name = 'w'.repeat(10_000);
  expect(renderName(name).attrs.title).toBe(name);
  expect(renderName('w'.repeat(300)).attrs.title).toBe(undefined);
});

it('what people copy by hand is whole, with signs beside it', () => {
  const [before, signed, behind] = renderExactly(`a${OVERRIDE}b`);
  expect([before, behind]).toEqual(['a', 'b']);
  expect(signed).toMatchObject({
    attrs: { dataset: { sign: SIGN } },
    children: [{ content: OVERRIDE }]
  });
});

it('an address and a scope go on in the next line after their signs', () => {
  const partsOf = (text: string) => renderInParts(text).flat().filter(isString);
  expect(partsOf('access:servers!server=alice/')).toEqual([
    'access:',
    'servers!',
    'server=',
    'alice/'
  ]);
  for (const text of ['http://a.b:8000/x/', '/', '', ':!=/'.repeat(75)]) {
    expect(partsOf(text).join('')).toBe(text);
  }
});

function isString(child: unknown): child is string {
  return typeof child === 'string' && child !== '';
}
