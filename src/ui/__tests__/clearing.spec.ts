import { webcrypto } from 'crypto';
import { inspect } from 'util';

import { FakeToken } from '../../snippets/__tests__/snippetspage';
import type { ClearingOutcome, Copyable, CopyOutcome } from '../clearing';
import { TokenCopier } from '../clearing';
import { copyText } from '../clipboard';

// What a browser refuses depends on clicks and keys: see ui-tests.
jest.mock('../clipboard');

/** The text in the clipboard. */
let held: string;
let mayCopy: boolean;
let mayLook: boolean;

/** Called by the browser before the page may read the clipboard. */
let whenAsked: () => Promise<void>;

let writes: number;
let token: FakeToken;
let seconds: number;
let copier: TokenCopier;
let ended: ClearingOutcome[];

beforeAll(() => {
  const clipboard = {
    readText: async () => {
      await whenAsked();
      return held;
    },
    writeText: async (text: string) => {
      held = text;
      writes++;
    }
  };
  const permissions = {
    query: () =>
      mayLook
        ? Promise.resolve({ state: 'prompt' })
        : Promise.reject(new TypeError('No value “clipboard-read”.'))
  };
  Object.defineProperties(navigator, {
    clipboard: { value: clipboard },
    permissions: { value: permissions }
  });
  // The one of jsdom has no digest.
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
});

beforeEach(() => {
  jest.spyOn(document, 'hasFocus').mockReturnValue(true);
  jest.useFakeTimers();
  held = 'before';
  mayCopy = true;
  mayLook = true;
  whenAsked = async () => undefined;
  writes = 0;
  jest.mocked(copyText).mockImplementation(async text => {
    held = mayCopy ? (text as string) : held;
    return mayCopy;
  });
  seconds = 0;
  token = new FakeToken();
  token.read = () => 'secret';
  copier = new TokenCopier(token, () => seconds);
  ended = [];
  copier.clearingEnded.connect((_, outcome) => {
    ended.push(outcome);
  });
});

afterEach(() => {
  jest.useRealTimers();
});

/** Copies a text that is the token. */
function copySecret(text: string): Promise<CopyOutcome> {
  token.read = () => text;
  return copier.copy('token');
}

/** Advances the clock, and waits until the clearing has ended. */
async function pass(seconds: number): Promise<void> {
  const over = new Promise<void>(resolve =>
    copier.clearingEnded.connect(() => resolve())
  );
  jest.advanceTimersByTime(seconds * 1000);
  await over;
}

describe('copy', () => {
  it.each([
    ['https://lab.example/', 'secret', 'https://lab.example/?token=secret'],
    [
      'http://localhost:8888/my/lab/',
      'a+b/c&d=e #%é',
      'http://localhost:8888/my/lab/?token=a%2Bb%2Fc%26d%3De%20%23%25%C3%A9'
    ]
  ])('copies a link to %s that signs in', async (serverUrl, value, link) => {
    await copier.copy('sign-in-link');
    Object.assign(token, { serverUrl, read: () => value });
    expect(await copier.copy('sign-in-link')).toBe('copied');
    expect(held).toBe(link);
    expect(new URL(held).searchParams.get('token')).toBe(value);
  });

  it.each<Copyable>(['token', 'sign-in-link'])(
    'copies nothing without a token: %s',
    async what => {
      token.takeAway();
      expect(await copier.copy(what)).toBe('no-token');
      expect(held).toBe('before');
    }
  );
});

describe('clearing', () => {
  const TEXT = 'curl -H "Authorization: token secret"';

  it('copies while the browser handles the click', async () => {
    const copied = copySecret(TEXT);
    expect(held).toBe(TEXT);
    expect(await copied).toBe('copied');
    expect(jest.getTimerCount()).toBe(0);
  });

  it.each([
    ['refused', false, true],
    ['copied-for-good', true, false]
  ])('reports that the browser does not allow it: %s', async (...browser) => {
    const [outcome, isCopied, canClear] = browser;
    mayCopy = isCopied;
    mayLook = canClear;
    seconds = 60;
    expect(await copySecret(TEXT)).toBe(outcome);
    expect(held).toBe(isCopied ? TEXT : 'before');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('clears the clipboard after the time in the settings', async () => {
    seconds = 60;
    expect(await copySecret(TEXT)).toBe('copied-to-clear');
    expect(inspect(copier, { depth: Infinity })).not.toContain('secret');
    jest.advanceTimersByTime(59_999);
    expect(held).toBe(TEXT);
    await pass(0.001);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });

  it.each([
    [TEXT, 'secret', 'changed'],
    [TEXT, `${TEXT} `, 'changed'],
    // The system changes line ends.
    ['one\ntwo\n', 'one\r\ntwo\r\n', 'cleared']
  ])(
    'keeps what the user copied meanwhile: after %j, %j is %s',
    async (text, other, outcome) => {
      seconds = 60;
      await copySecret(text);
      held = other;
      await pass(60);
      expect(held).toBe(outcome === 'cleared' ? '' : other);
      expect(ended).toEqual([outcome]);
    }
  );

  it('starts the time again for a later copy, unless that needs none', async () => {
    seconds = 60;
    await copier.copy('token');
    jest.advanceTimersByTime(30_000);
    await copySecret(TEXT);
    jest.advanceTimersByTime(59_999);
    expect(held).toBe(TEXT);
    await pass(0.001);
    expect(ended).toEqual(['cleared']);
    await copySecret(TEXT);
    seconds = 0;
    await copySecret('a newer text');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('clears the newer of two texts that are copied in quick succession', async () => {
    seconds = 60;
    // The hash of the first one is ready last.
    let goOn: () => void = () => undefined;
    const until = new Promise<void>(resolve => (goOn = resolve));
    const { digest } = webcrypto.subtle;
    jest
      .spyOn(webcrypto.subtle, 'digest')
      .mockImplementationOnce(async (...args) => {
        await until;
        return digest.apply(crypto.subtle, args);
      });
    const first = copySecret('older');
    await copySecret('newer');
    goOn();
    await first;
    await pass(60);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });

  it('starts the time again if the same text is copied while the browser asks the user', async () => {
    seconds = 60;
    await copySecret(TEXT);
    let answer: () => void = () => undefined;
    whenAsked = () => new Promise<void>(resolve => (answer = resolve));
    jest.advanceTimersByTime(60_000);
    await copySecret(TEXT);
    answer();
    whenAsked = async () => undefined;
    await pass(60);
    expect(writes).toBe(1);
    expect(ended).toEqual(['cleared']);
  });
});

describe('applySettings', () => {
  function change(to: number): void {
    seconds = to;
    copier.applySettings();
  }

  it('changes when an earlier copy is cleared', async () => {
    seconds = 3600;
    await copier.copy('token');
    change(60);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(30_000);
    // Another setting changed.
    change(60);
    await pass(30);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });

  it('cancels the clearing when the setting is 0', async () => {
    seconds = 60;
    await copier.copy('token');
    change(0);
    expect(held).toBe('secret');
    change(60);
    expect(jest.getTimerCount()).toBe(0);
    expect(ended).toEqual(['turned-off']);
  });

  it('says nothing when nothing was copied', async () => {
    change(60);
    change(0);
    await copier.copy('token');
    change(60);
    expect(ended).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
