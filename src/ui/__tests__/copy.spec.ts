import type { ClearingOutcome, CopyOutcome } from '../clearing';
import { clearingWords, copyWords } from '../copy';
import { COPY_KEYS, usePlatform } from './platform';
import { trans } from './trans';

const onPlatform = usePlatform();

describe('copyWords', () => {
  /** How each copy is told. The type makes this list whole. */
  const WORDS: Readonly<Record<CopyOutcome, RegExp>> = {
    copied: /^Token copied\.$/,
    'copied-to-clear': /^Token copied\. .* in 60 seconds\.$/,
    'copied-for-good': /^Token copied\. .* copy something else/,
    refused: /did not let the page copy.* selected/,
    'no-token': /^Nothing was copied/
  };

  it.each(Object.entries(WORDS) as [CopyOutcome, RegExp][])(
    'says how a copy ended: %s',
    (outcome, words) => {
      expect(copyWords('Token copied.', outcome, 60, trans)).toMatch(words);
    }
  );

  it.each([
    [1, 'in 1 second.'],
    [2, 'in 2 seconds.'],
    [0.5, 'in 0.5 seconds.'],
    [null, 'after the time set.']
  ])('says when the clipboard is cleared: %j', (seconds, end) => {
    const words = copyWords('Copied.', 'copied-to-clear', seconds, trans);
    expect(words.endsWith(end)).toBe(true);
  });

  it.each(COPY_KEYS)('names the keys of %j', (platform, keys) => {
    onPlatform(platform);
    expect(copyWords('', 'refused', 0, trans)).toContain(`press ${keys}.`);
  });
});

describe('clearingWords', () => {
  it.each<[ClearingOutcome, RegExp]>([
    ['cleared', /^The token was taken out of the clipboard\.$/],
    ['changed', /^$/],
    ['not-allowed', /may still be in it: copy something else/],
    ['turned-off', /will not be cleared: .* turned off .* copy something else/]
  ])('says how clearing the clipboard ended: %s', (outcome, words) => {
    expect(clearingWords(outcome, trans)).toMatch(words);
  });
});
