import type { ApiToken, ApiTokenPanel } from '../../tokens';
import { usePlatform } from '../../ui/__tests__/platform';
import { trans } from '../../ui/__tests__/trans';
import type { SnippetOutcome } from '../model';
import type { ICustomFailure } from '../settings';
import {
  customFailureWords,
  noCodeWords,
  otherHostsWords,
  snippetCommandWords,
  snippetWords
} from '../words';

usePlatform();

const COPY = {
  kind: 'copied',
  outcome: 'copied',
  holdsToken: true,
  otherHosts: []
} as const;

describe('noCodeWords', () => {
  it.each<[ApiToken.PathRefusal, RegExp]>([
    ['absolute', /“API path”\. .* is a URL/],
    ['dots', /“API path”\. .* must not contain/],
    ['characters', /“API path”\. .* Write a % as %25\.$/],
    ['fragment', /“API path”\. .* write it as %23\.$/]
  ])('say why the path has no code: %s', (refusal, words) => {
    expect(noCodeWords({ kind: 'refused', refusal }, trans)).toMatch(words);
  });

  it.each([
    [
      { kind: 'failed', message: 'No luck' },
      'This snippet failed. Choose another one, and tell its author.'
    ],
    [
      { kind: 'failed', message: '' },
      'This snippet can’t contain this token. Choose another one.'
    ],
    [{ kind: 'unknown', name: 'x' }, 'There is no snippet “x”.'],
    [{ kind: 'unknown', name: '' }, 'There is no snippet.']
  ] as const)('say why there is no code: %j', (code, words) => {
    expect(noCodeWords(code, trans)).toBe(words);
  });
});

describe('snippetWords', () => {
  it.each<[SnippetOutcome, RegExp]>([
    [
      { kind: 'no-code', code: { kind: 'unknown', name: 'x' } },
      /^Nothing was done\. There is no snippet “x”\.$/
    ],
    [{ kind: 'not-for-notebooks' }, /^This snippet does not run in a notebook/],
    [{ kind: 'silent-hub' }, /^Nothing was inserted: the hub gives code/],
    [
      { kind: 'inserted', path: 'a.ipynb' },
      /^Inserted into a\.ipynb, without a token\. It was not run\.$/
    ],
    [
      { kind: 'created', path: 'a.ipynb' },
      /^Inserted into the new notebook a\.ipynb, without a token\. It was not run\.$/
    ],
    [{ kind: 'canceled' }, /^$/],
    [
      { kind: 'other-language', language: 'R\u202e' },
      /^Nothing was inserted: .* runs R⟨U\+202E⟩\. Choose /
    ],
    [
      { kind: 'no-kernel' },
      /^Nothing was inserted: .* no kernel for the language\. Choose /
    ],
    [
      { kind: 'read-only' },
      /^Nothing was inserted: the notebook is read-only\. Open another/
    ],
    [
      { kind: 'failed', reason: 'Error: 503' },
      /^Nothing was inserted: the server did not do it\. Try again/
    ],
    [{ ...COPY, holdsToken: false }, /^Snippet copied\.$/],
    [COPY, /^Snippet copied\. It contains your token, so do not share it/],
    [
      { ...COPY, outcome: 'copied-to-clear' },
      /contains your token.*cleared after the time in the settings/
    ],
    [
      { ...COPY, outcome: 'copied-for-good' },
      /contains your token.*Copy something else when you are done/
    ]
  ])('say the result: %j', (outcome, words) => {
    expect(snippetWords(outcome, true, trans)).toMatch(words);
    expect(snippetWords(outcome, false, trans)).toMatch(words);
  });

  it.each([
    // Dots must not be copied by hand.
    [true, true, /Reveal the token/],
    [true, false, /press Ctrl\+C\./],
    [false, true, /press Ctrl\+C\./]
  ])(
    'say how to copy by hand, with the token: %s, masked: %s',
    (holdsToken, isMasked, how) => {
      const outcome = { ...COPY, holdsToken, outcome: 'refused' } as const;
      const words = snippetWords(outcome, isMasked, trans);
      expect(words).toMatch(/^The browser blocked copying\./);
      expect(words).toMatch(how);
      expect(words).not.toMatch(/Reveal.*Ctrl/);
    }
  );
});

describe('snippetCommandWords', () => {
  function wordsFor(outcome: SnippetOutcome, hasPanel: boolean): string {
    return snippetCommandWords(outcome, hasPanel, true, trans);
  }

  it.each<[SnippetOutcome, RegExp]>([
    [
      { kind: 'no-code', code: { kind: 'refused', refusal: 'dots' } },
      /^There is no code for this path\. .* must not contain/
    ],
    [
      { kind: 'no-code', code: { kind: 'unknown', name: 'x' } },
      /^Nothing was done\. There is no snippet “x”\.$/
    ],
    [{ kind: 'not-for-notebooks' }, /in JupyterLab’s settings, under “API/],
    [
      { kind: 'other-language', language: 'R\u202e' },
      /runs R⟨U\+202E⟩\. .* in JupyterLab’s settings, under “API Snippets”/
    ],
    [{ kind: 'read-only' }, /read-only/]
  ])('do not refer to a panel that is disabled: %j', (outcome, words) => {
    expect(wordsFor(outcome, false)).toMatch(words);
    expect(wordsFor(outcome, false)).not.toContain('“API path”');
    // They may, where it is only hidden.
    expect(wordsFor(outcome, true)).toBe(snippetWords(outcome, true, trans));
  });

  it.each([false, true])(
    'do not mention a selection that is hidden, with a panel: %s',
    hasPanel => {
      const refused: ApiTokenPanel.CopyOutcome = 'refused';
      expect(wordsFor({ ...COPY, outcome: refused }, hasPanel)).toBe(
        'The browser blocked copying. Click in the page and try again, or insert the snippet into a notebook.'
      );
    }
  );

  it.each([false, true])(
    'warn about other hosts in a copy, with a panel: %s',
    hasPanel => {
      const words = snippetWords(COPY, true, trans);
      const otherHosts = ['evil.example'];
      expect(wordsFor(COPY, hasPanel)).toBe(words);
      expect(wordsFor({ ...COPY, otherHosts }, hasPanel)).toBe(
        `${words} ${otherHostsWords(otherHosts, trans)}`
      );
    }
  );
});

it('a warning names at most five hosts, with hidden characters marked', () => {
  expect(otherHostsWords([...'abcdef'], trans)).toMatch(
    /another host: a, b, c, d, e\./
  );
  expect(otherHostsWords(['\u202eg'], trans)).toContain(': ⟨U+202E⟩g.');
});

it.each<[ICustomFailure['kind'], string, string]>([
  ['shape', '', '2 is not an object with a name and code.'],
  ['no-name', '', '2 has no name.'],
  ['no-code', 'own', '2, “own”, has no code.'],
  ['no-code', '', '2 has no code.'],
  ['name-taken', 'own', '2, “own”: another snippet has this name.']
])('says why a custom snippet can’t be used: %s', (kind, name, words) => {
  expect(customFailureWords({ position: 2, name, kind }, trans)).toBe(
    `Custom snippet ${words}`
  );
});
