import { SnippetRegistry } from '../registry';
import { OtherToken, snippetOf } from './snippetspage';

let registry: SnippetRegistry;

let changed: jest.Mock<void, []>;

beforeEach(() => {
  registry = new SnippetRegistry();
  changed = jest.fn();
  registry.changed.connect(() => changed());
});

function add(id: string, rank?: number) {
  return registry.add(snippetOf(id, { rank }));
}

function ids(): string[] {
  return registry.snippets.map(({ id }) => id);
}

describe('the snippets', () => {
  it.each<[string, [string, number?][], string[]]>([
    [
      'are in the order of their ranks',
      [
        ['middle', 20],
        ['last', 30],
        ['first', -1],
        ['second', 0]
      ],
      ['first', 'second', 'middle', 'last']
    ],
    [
      'with equal ranks are in the order in which they were added',
      [
        ['a', 10],
        ['c', 11],
        ['b', 10]
      ],
      ['a', 'b', 'c']
    ],
    [
      'without a rank have the rank 1000',
      [['1001', 1001], ['none'], ['999', 999], ['1000', 1000]],
      ['999', 'none', '1000', '1001']
    ]
  ])('%s', (_, added, order) => {
    added.forEach(([id, rank]) => add(id, rank));
    expect(ids()).toEqual(order);
  });

  it('are up to date when the signal is emitted', () => {
    const seen: string[][] = [];
    registry.changed.connect(() => void seen.push(ids()));
    add('one').dispose();
    expect(seen).toEqual([['one'], []]);
  });

  it('need a unique id', () => {
    add('constructor');
    expect(() => add('')).toThrow('needs an id');
    expect(() => add('constructor', 0)).toThrow("'constructor'");
    expect(ids()).toEqual(['constructor']);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('can reuse the id of a removed snippet', () => {
    const gone = add('one');
    gone.dispose();
    add('one');
    gone.dispose();
    expect(ids()).toEqual(['one']);
  });
});

describe('the token in the snippets', () => {
  let token: OtherToken;

  beforeEach(() => {
    token = new OtherToken();
  });

  it('is the page’s own before and after another one is used', () => {
    const seen: unknown[] = [registry.otherToken];
    registry.changed.connect(({ otherToken }) => void seen.push(otherToken));
    const use = registry.useToken(token);
    registry.useToken(token);
    use.dispose();
    use.dispose();
    expect(seen).toEqual([null, token, null]);
  });

  it('stays when an earlier use is disposed', () => {
    const use = registry.useToken(token);
    const next = new OtherToken();
    registry.useToken(next);
    use.dispose();
    expect(registry.otherToken).toBe(next);
    registry.useToken(null);
    use.dispose();
    expect(registry.otherToken).toBeNull();
  });

  it.each([
    ['taken back', () => null],
    ['replaced', () => new OtherToken()]
  ])('emits the signal once when it is revealed, until it is %s', (_, next) => {
    registry.useToken(token).dispose();
    registry.useToken(token);
    changed.mockClear();
    token.reveal();
    expect(changed).toHaveBeenCalledTimes(1);
    registry.useToken(next());
    changed.mockClear();
    token.reveal();
    expect(changed).not.toHaveBeenCalled();
  });
});
