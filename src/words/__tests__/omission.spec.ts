import type { ApiToken } from '../../tokens';
import { omissionWords } from '../omission';
import { trans } from './trans';

type Omitted = NonNullable<ApiToken.ICheck['omitted']>;

describe('omissionWords', () => {
  /** Why an answer is not shown. The type makes this list whole. */
  const WORDS: Readonly<Record<Omitted, RegExp>> = {
    empty: /^The answer is empty\.$/,
    'not-text': /is not text, and so not shown\..*A script gets it/,
    'too-large': /is over 16 MB, and so not shown\..*ask for less/
  };

  it.each(Object.entries(WORDS) as [Omitted, RegExp][])(
    'say why an answer is not shown: %s',
    (omitted, words) => {
      expect(omissionWords(omitted, trans)).toMatch(words);
    }
  );

  it('say nothing of one that is', () => {
    expect(omissionWords(null, trans)).toBe('');
  });
});
