import type { CopyOutcome } from '../../widgets/tokencopier';
import { signInLinkWords, signInWords } from '../signin';
import { COPY_KEYS, usePlatform } from './platform';
import { trans } from './trans';

const onPlatform = usePlatform();

describe('signInWords', () => {
  it('says what to do in the other browser', () => {
    const { how } = signInWords('https://lab.example/', trans);
    expect(how).toMatch(/^Open this address there, and paste the token/);
  });

  it('says of a local address that it leads nowhere from elsewhere', () => {
    const { onlyHere } = signInWords('http://localhost:8888/', trans);
    expect(onlyHere).toMatch(/works on this machine only/);
  });

  it.each(['https://lab.example/', 'http://10.0.0.7:8888/user/'])(
    'does not say so of %s',
    serverUrl => {
      expect(signInWords(serverUrl, trans).onlyHere).toBe('');
    }
  );

  it('says what a link with the token gives away', () => {
    const { link, warning } = signInWords('https://lab.example/', trans);
    expect(link).toMatch(/with the token in it/);
    expect(warning).toMatch(/Whoever has the link/);
    expect(warning).toMatch(/files, kernels and terminals/);
    expect(warning).toMatch(/that browser’s history/);
    expect(warning).toMatch(/logs of a proxy/);
    expect(warning).toMatch(/send it to nobody/);
    expect(warning).toMatch(/only on your own devices/);
  });
});

describe('signInLinkWords', () => {
  /** How each copy is told. The type makes this list whole. */
  const WORDS: Readonly<Record<CopyOutcome, RegExp>> = {
    copied: /^Sign-in link copied\.$/,
    'copied-to-clear': /^Sign-in link copied\. .* in 60 seconds\.$/,
    'copied-for-good': /^Sign-in link copied\. .* copy something else/,
    refused: /^The link was not copied: .* The token is selected/,
    'no-token': /^Nothing was copied/
  };

  it.each(Object.entries(WORDS) as [CopyOutcome, RegExp][])(
    'says how a copy ended: %s',
    (outcome, words) => {
      expect(signInLinkWords(outcome, 60, trans)).toMatch(words);
    }
  );

  it.each([
    [1, 'in 1 second.'],
    [2, 'in 2 seconds.']
  ])('counts %d seconds', (seconds, end) => {
    const words = signInLinkWords('copied-to-clear', seconds, trans);
    expect(words.endsWith(end)).toBe(true);
  });

  it.each(COPY_KEYS)(
    'says after a refusal what to do with the token, on %j',
    (platform, keys) => {
      onPlatform(platform);
      expect(signInLinkWords('refused', 0, trans)).toContain(
        `press ${keys}, and paste it into the form at the server’s address.`
      );
    }
  );
});
