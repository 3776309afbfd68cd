import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { omissionWords } from '../section';

type Omitted = NonNullable<ApiToken.ICheck['omitted']>;

describe('omissionWords', () => {
  /** Why a response is not shown. The type makes this list whole. */
  const WORDS: Readonly<Record<Omitted, RegExp>> = {
    empty: /^The response is empty\.$/,
    'not-text': /is not text, so it is not shown\..*A script gets it/,
    'too-large': /is too large to show\. Request less.*use a script/
  };

  it.each(Object.entries(WORDS) as [Omitted, RegExp][])(
    'say why a response is not shown: %s',
    (omitted, words) => {
      expect(omissionWords(omitted, trans)).toMatch(words);
    }
  );
});
