import { DisposableSet } from '@lumino/disposable';

import type { ApiSnippets } from '../../tokens';
import { SnippetRegistry } from '../registry';
import { OtherToken } from './othertoken';

let registry: SnippetRegistry;

/** Called whenever the registry says that it has changed. */
let changed: jest.Mock<void, []>;

beforeEach(() => {
  registry = new SnippetRegistry();
  changed = jest.fn();
  registry.changed.connect(() => changed());
});

/**
 * A snippet with this name and rank.
 */
function snippetOf(id: string, rank?: number): ApiSnippets.ISnippet {
  return { id, title: id, rank, render: () => '' };
}

/**
 * The names in the order of the list.
 */
function names(): string[] {
  return registry.snippets.map(({ id }) => id);
}

describe('SnippetRegistry', () => {
  it('is empty at first', () => {
    expect(registry.snippets).toEqual([]);
  });

  it('keeps the very object that it was given', () => {
    const snippet = snippetOf('one');
    registry.add(snippet);
    expect(registry.snippets[0]).toBe(snippet);
  });

  it('has the lower rank higher up, whatever comes first', () => {
    registry.add(snippetOf('middle', 20));
    registry.add(snippetOf('last', 30));
    registry.add(snippetOf('first', -1));
    registry.add(snippetOf('second', 0));
    expect(names()).toEqual(['first', 'second', 'middle', 'last']);
  });

  it('has equal ranks in the order in which they came', () => {
    registry.add(snippetOf('a', 10));
    registry.add(snippetOf('c', 11));
    registry.add(snippetOf('b', 10));
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('takes 1000 for the rank that is not given', () => {
    registry.add(snippetOf('1001', 1001));
    registry.add(snippetOf('none'));
    registry.add(snippetOf('999', 999));
    registry.add(snippetOf('none either'));
    registry.add(snippetOf('1000', 1000));
    expect(names()).toEqual(['999', 'none', 'none either', '1000', '1001']);
  });

  it('says that a snippet has come, and that it has gone', () => {
    const added = registry.add(snippetOf('one'));
    expect(changed).toHaveBeenCalledTimes(1);
    added.dispose();
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('has the snippet when it says so', () => {
    const seen: string[][] = [];
    registry.changed.connect(() => void seen.push(names()));
    registry.add(snippetOf('one')).dispose();
    expect(seen).toEqual([['one'], []]);
  });

  it.each(['one', 'two', 'three'])('takes away %s alone', gone => {
    const added = new Map(
      ['one', 'two', 'three'].map((name, rank) => [
        name,
        registry.add(snippetOf(name, rank))
      ])
    );
    added.get(gone)?.dispose();
    expect(names()).toEqual(
      ['one', 'two', 'three'].filter(name => name !== gone)
    );
  });

  it('takes a snippet away once', () => {
    const added = registry.add(snippetOf('one'));
    registry.add(snippetOf('two'));
    added.dispose();
    added.dispose();
    expect(added.isDisposed).toBe(true);
    expect(names()).toEqual(['two']);
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it('takes several away together', () => {
    const set = new DisposableSet();
    set.add(registry.add(snippetOf('one')));
    registry.add(snippetOf('two'));
    set.add(registry.add(snippetOf('three', 0)));
    set.dispose();
    expect(names()).toEqual(['two']);
  });

  it('refuses a snippet without a name', () => {
    expect(() => registry.add(snippetOf(''))).toThrow('needs an id');
    expect(registry.snippets).toEqual([]);
    expect(changed).not.toHaveBeenCalled();
  });

  it('refuses a second snippet of a name, and keeps the first', () => {
    const first = snippetOf('one');
    registry.add(first);
    expect(() => registry.add(snippetOf('one', 0))).toThrow("'one'");
    expect(() => registry.add(first)).toThrow("'one'");
    expect(registry.snippets).toEqual([first]);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('takes names that differ in case or spaces', () => {
    ['curl', 'Curl', 'curl ', 'constructor'].forEach(name =>
      registry.add(snippetOf(name))
    );
    expect(names()).toEqual(['curl', 'Curl', 'curl ', 'constructor']);
  });

  it('takes a name again once its snippet has gone', () => {
    const gone = registry.add(snippetOf('one'));
    gone.dispose();
    const second = snippetOf('one');
    registry.add(second);
    gone.dispose();
    expect(registry.snippets).toEqual([second]);
  });
});

describe('the token that snippets hold', () => {
  let token: OtherToken;

  beforeEach(() => {
    token = new OtherToken();
  });

  it('is the page’s own at first', () => {
    expect(registry.otherToken).toBeNull();
    registry.useToken(null);
    expect(changed).not.toHaveBeenCalled();
  });

  it('is the very token that it was given, and is there when it says so', () => {
    const seen: (ApiSnippets.IOtherToken | null)[] = [];
    registry.changed.connect(({ otherToken }) => void seen.push(otherToken));
    registry.useToken(token);
    registry.useToken(token);
    registry.useToken(null);
    expect(seen).toEqual([token, null]);
    expect(seen[0]).toBe(token);
  });

  it('says that the other one was revealed', () => {
    registry.useToken(token);
    changed.mockClear();
    token.reveal();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('says it once of one that comes again', () => {
    registry.useToken(token);
    registry.useToken(null);
    registry.useToken(token);
    changed.mockClear();
    token.reveal();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['taken back', () => null],
    ['replaced', () => new OtherToken()]
  ])('says no more of one that was %s', (_, next) => {
    registry.useToken(token);
    registry.useToken(next());
    changed.mockClear();
    token.reveal();
    expect(changed).not.toHaveBeenCalled();
  });

  it('is no concern of the snippets that come and go', () => {
    registry.useToken(token);
    registry.add(snippetOf('one')).dispose();
    expect(registry.otherToken).toBe(token);
  });
});
