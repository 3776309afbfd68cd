import type { ApiToken, ApiTokenPanel } from '../../tokens';
import { usePlatform } from '../../ui/__tests__/platform';
import { trans } from '../../ui/__tests__/trans';
import type { SnippetOutcome } from '../model';
import type { CustomFault } from '../settings';
import {
  customProblemWords,
  noCodeWords,
  otherHostsWords,
  placeWords,
  snippetWords
} from '../words';

usePlatform();

/**
 * The words for an outcome, with dots for the token on the screen unless told
 * otherwise.
 */
function wordsFor(outcome: SnippetOutcome, isMasked = true): string {
  return snippetWords(outcome, isMasked, trans);
}

/**
 * The words for a copy.
 */
function copyWordsFor(
  outcome: ApiTokenPanel.CopyOutcome,
  holdsToken: boolean,
  isMasked?: boolean
): string {
  return wordsFor(
    { kind: 'copied', outcome, holdsToken, otherHosts: [] },
    isMasked
  );
}

describe('placeWords', () => {
  it('name each', () => {
    expect(placeWords('anywhere', trans)).toBe('On any machine');
    expect(placeWords('server', trans)).toBe('In this server');
  });
});

describe('noCodeWords', () => {
  it.each<[ApiToken.PathRefusal, RegExp]>([
    ['absolute', /“API path”\. .* whole address/],
    ['dots', /“API path”\. .* climbs out/],
    ['characters', /“API path”\. .* Write a % as %25\.$/],
    ['fragment', /“API path”\. .* write it as %23\.$/]
  ])('say why there is none for a path: %s', (refusal, words) => {
    expect(noCodeWords({ kind: 'refused', refusal }, trans)).toMatch(words);
  });

  it('leave what a snippet threw to the details', () => {
    expect(noCodeWords({ kind: 'failed', message: 'No luck' }, trans)).toBe(
      'This snippet failed. Choose another one, and tell whoever made it.'
    );
  });

  it('say that there is no snippet, by its name where there is one', () => {
    expect(noCodeWords({ kind: 'unknown', name: 'x' }, trans)).toBe(
      'There is no snippet called “x”.'
    );
    expect(noCodeWords({ kind: 'unknown', name: '' }, trans)).toBe(
      'There is no snippet.'
    );
  });
});

describe('snippetWords', () => {
  /** How each ending but a copy is told. The type makes this list whole. */
  const WORDS: Readonly<
    Record<Exclude<SnippetOutcome['kind'], 'copied'>, RegExp>
  > = {
    'no-code': /^Nothing was done\. There is no snippet called “x”\.$/,
    'not-for-notebooks': /^This snippet does not run in a notebook/,
    'silent-hub': /^Nothing was inserted: before version 2\.0 JupyterHub/,
    inserted: /^Inserted into a\.ipynb, without a token\. It was not run\.$/,
    created:
      /^Put into the new notebook a\.ipynb, without a token\. It was not run\.$/,
    cancelled: /^$/,
    'other-language': /^Nothing was inserted: .* runs R\. Choose /,
    'no-kernel':
      /^Nothing was inserted: .* no kernel for this language\. Choose /,
    'read-only':
      /^Nothing was inserted: the notebook is read-only\. Go to another/,
    failed: /^Nothing was inserted: the server did not do it\. Try again/
  };

  it.each<Exclude<SnippetOutcome, { kind: 'copied' }>>([
    { kind: 'no-code', code: { kind: 'unknown', name: 'x' } },
    { kind: 'not-for-notebooks' },
    { kind: 'silent-hub' },
    { kind: 'inserted', path: 'a.ipynb' },
    { kind: 'created', path: 'a.ipynb' },
    { kind: 'cancelled' },
    { kind: 'other-language', language: 'R' },
    { kind: 'no-kernel' },
    { kind: 'read-only' },
    { kind: 'failed', reason: 'Error: 503' }
  ])('say how it ended: %j', outcome => {
    expect(wordsFor(outcome, true)).toMatch(WORDS[outcome.kind]);
    expect(wordsFor(outcome, false)).toMatch(WORDS[outcome.kind]);
  });

  it('say no more of a copy without the token', () => {
    expect(copyWordsFor('copied', false)).toBe('Snippet copied.');
  });

  it.each<[ApiTokenPanel.CopyOutcome, RegExp]>([
    ['copied', /give it to nobody/],
    ['copied-to-clear', /taken out of the clipboard after the time set/],
    ['copied-for-good', /copy something else when you are done/]
  ])('say of a copy that it holds the token: %s', (outcome, words) => {
    expect(copyWordsFor(outcome, true)).toMatch(
      /^Snippet copied\. It holds the token/
    );
    expect(copyWordsFor(outcome, true)).toMatch(words);
  });

  it('let nobody copy the dots by hand', () => {
    const words = copyWordsFor('refused', true, true);
    expect(words).toMatch(/^The browser did not let the page copy\..*Reveal/);
    expect(words).not.toContain('Ctrl');
  });

  it.each([
    [false, true],
    [false, false],
    [true, false]
  ])(
    'say how to copy by hand, with the token: %s, masked: %s',
    (holdsToken, isMasked) => {
      const words = copyWordsFor('refused', holdsToken, isMasked);
      expect(words).toMatch(/^The browser did not let the page copy\./);
      expect(words).not.toContain('Reveal');
      expect(words).toContain('press Ctrl+C.');
    }
  );
});

describe('otherHostsWords', () => {
  it('name the hosts, five at most, and show what can’t be seen of them', () => {
    const words = otherHostsWords([...'abcdef', '\u202eg'], trans);
    expect(words).toMatch(/another host: a, b, c, d, e\./);
    expect(otherHostsWords(['\u202eg'], trans)).toContain(': ⟨U+202E⟩g.');
  });
});

describe('customProblemWords', () => {
  /** What is said of each fault. The type makes this list whole. */
  const FAULTS: Readonly<Record<CustomFault, readonly [string, string]>> = {
    shape: ['', 'Own snippet 2: it is not an object with a name and a code.'],
    'no-name': ['', 'Own snippet 2: it has no name.'],
    'no-code': ['own', 'Own snippet 2, “own”: it has no code.'],
    'name-taken': [
      'own',
      'Own snippet 2, “own”: another snippet has this name.'
    ]
  };

  it.each(Object.entries(FAULTS) as [CustomFault, [string, string]][])(
    'say which snippet, and what is wrong: %s',
    (fault, [name, words]) => {
      expect(customProblemWords({ position: 2, name, fault }, trans)).toBe(
        words
      );
    }
  );

  it('call by its place what has no name', () => {
    expect(
      customProblemWords({ position: 3, name: '', fault: 'no-code' }, trans)
    ).toBe('Own snippet 3: it has no code.');
  });
});
