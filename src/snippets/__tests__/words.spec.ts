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
import type { NoCode } from '../writer';

usePlatform();

const COPY = {
  kind: 'copied',
  outcome: 'copied',
  holdsToken: true,
  otherHosts: []
} as const;

it.each<[NoCode, RegExp]>([
  [
    { kind: 'refused', refusal: 'characters' },
    /this API path\. .* Write a % as %25\.$/
  ],
  [
    { kind: 'failed', message: 'No luck' },
    /^This snippet failed\. Choose another one, and tell its author\.$/
  ],
  [
    { kind: 'failed', message: '' },
    /^This snippet can’t contain this token\. Choose another one\.$/
  ],
  [{ kind: 'unknown', name: 'x' }, /^There is no snippet “x”\.$/]
])('says why there is no code, also after a command: %j', (code, words) => {
  expect(noCodeWords(code, trans)).toMatch(words);
  expect(snippetWords({ kind: 'no-code', code }, true, trans)).toBe(
    `Nothing was done. ${noCodeWords(code, trans)}`
  );
});

const REFUSED = { ...COPY, outcome: 'refused' } as const;

it.each<[SnippetOutcome, RegExp]>([
  [{ kind: 'silent-hub' }, /^Nothing was done\. The hub gives code/],
  [
    { kind: 'inserted', path: 'a.ipynb' },
    /^Inserted into a\.ipynb, without a token\. It was not run\.$/
  ],
  [{ kind: 'canceled' }, /^$/],
  [
    { kind: 'read-only' },
    /^Nothing was done\. The notebook is read-only\. Open/
  ],
  [
    { kind: 'failed', reason: 'Error: 503' },
    /^Nothing was done\. The server did not do it\. Try again/
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
])(
  'says the result, in the panel and after a command: %j',
  (outcome, words) => {
    for (const isMasked of [true, false]) {
      expect(snippetWords(outcome, isMasked, trans)).toMatch(words);
      for (const hasPanel of [true, false]) {
        expect(snippetCommandWords(outcome, hasPanel, isMasked, trans)).toMatch(
          words
        );
      }
    }
  }
);

it.each<[SnippetOutcome, RegExp]>([
  [
    { kind: 'not-for-notebooks' },
    /^Nothing was done\. This snippet does not run in a notebook\. Choose/
  ],
  [
    { kind: 'other-language', language: 'R\u202e' },
    /^Nothing was done\. .* runs R⟨U\+202E⟩\. Choose /
  ],
  [
    { kind: 'no-kernel' },
    /^Nothing was done\. .* no kernel for the language\. /
  ]
])(
  'says where another snippet can be chosen without a panel: %j',
  (outcome, words) => {
    const inPanel = snippetWords(outcome, true, trans);
    expect(inPanel).toMatch(words);
    expect(snippetCommandWords(outcome, true, true, trans)).toBe(inPanel);
    expect(snippetCommandWords(outcome, false, true, trans)).toBe(
      `${inPanel} The choice is in JupyterLab’s settings, “API Snippets”.`
    );
  }
);

it.each([
  // Dots must not be copied by hand.
  [true, true, /Reveal the token/],
  [true, false, /press Ctrl\+C\./],
  [false, true, /press Ctrl\+C\./]
])(
  'says how to copy by hand, with the token: %s, masked: %s',
  (holdsToken, isMasked, how) => {
    const words = snippetWords({ ...REFUSED, holdsToken }, isMasked, trans);
    expect(words).toMatch(/^The browser blocked copying\./);
    expect(words).toMatch(how);
    expect(words).not.toMatch(/Reveal.*Ctrl/);
    // After a command, the selection may be hidden.
    for (const hasPanel of [true, false]) {
      expect(snippetCommandWords(REFUSED, hasPanel, isMasked, trans)).toBe(
        'The browser blocked copying. Click in the page and try again, or insert the snippet into a notebook.'
      );
    }
  }
);

it.each([false, true])(
  'warns about other hosts in a copy, with a panel: %s',
  hasPanel => {
    const otherHosts = ['evil.example'];
    expect(
      snippetCommandWords({ ...COPY, otherHosts }, hasPanel, true, trans)
    ).toBe(
      `${snippetWords(COPY, true, trans)} ${otherHostsWords(otherHosts, trans)}`
    );
  }
);

it('a warning names at most five hosts, with hidden characters marked', () => {
  expect(otherHostsWords([...'abcdef'], trans)).toMatch(
    /another host: a, b, c, d, e\./
  );
  expect(otherHostsWords(['\u202eg'], trans)).toContain(': ⟨U+202E⟩g.');
});

it.each<[ICustomFailure['kind'], string]>([
  ['no-name', '2 has no name.'],
  ['name-taken', '2, “own”: another snippet has this name.']
])('says why a custom snippet can’t be used: %s', (kind, words) => {
  expect(customFailureWords({ position: 2, name: 'own', kind }, trans)).toBe(
    `Custom snippet ${words}`
  );
});
