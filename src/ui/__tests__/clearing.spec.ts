import { webcrypto } from 'crypto';
import { inspect } from 'util';

import type { IApiToken } from '../../tokens';
import type { ClearingOutcome, Copyable } from '../clearing';
import { TokenCopier } from '../clearing';
import { copyText } from '../clipboard';

// What a browser refuses depends on clicks and keys: see ui-tests.
jest.mock('../clipboard');

/** What the clipboard holds. */
let held: string;

/** Whether the browser lets the page copy. */
let mayCopy: boolean;

/** Whether the browser can let the page look into the clipboard. */
let mayLook: boolean;

/** What the browser does first when the page looks. */
let whenAsked: () => Promise<void>;

/** How often the page has cleared the clipboard. */
let writes: number;

/** The settings and the token, as they are at the moment. */
let live: { seconds: number; value: string; serverUrl: string };

let copier: TokenCopier;

/** How each clearing ended. */
let ended: ClearingOutcome[];

beforeAll(() => {
  // A clipboard that the page may look into, and a page that has the focus.
  const look = async () => {
    await whenAsked();
    return held;
  };
  const clipboard = {
    get readText() {
      return mayLook ? look : undefined;
    },
    writeText: async (text: string) => {
      held = text;
      writes++;
    }
  };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard });
  // That of jsdom can't make a digest.
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
    held = mayCopy ? text : held;
    return mayCopy;
  });
  live = { seconds: 0, value: 'secret', serverUrl: 'https://lab.example/' };
  const token: IApiToken = {
    get value() {
      return live.value;
    },
    get serverUrl() {
      return live.serverUrl;
    },
    kind: 'server',
    hub: null,
    inspect: () => Promise.reject(new Error('A question.')),
    check: () => Promise.reject(new Error('A question.'))
  };
  copier = new TokenCopier(token, () => live.seconds);
  ended = [];
  copier.clearingEnded.connect((_, outcome) => {
    ended.push(outcome);
  });
});

afterEach(() => {
  jest.useRealTimers();
});

/**
 * Let seconds pass, and wait until the clearing at their end is over.
 */
async function pass(seconds: number): Promise<void> {
  const over = new Promise<void>(resolve =>
    copier.clearingEnded.connect(() => resolve())
  );
  jest.advanceTimersByTime(seconds * 1000);
  await over;
}

describe('TokenCopier', () => {
  it('copies the token', async () => {
    expect(await copier.copy('token')).toBe('copied');
    expect(held).toBe('secret');
  });

  it.each([
    ['https://lab.example/', 'secret', 'https://lab.example/?token=secret'],
    [
      'http://localhost:8888/my/lab/',
      'a+b/c&d=e #%é',
      'http://localhost:8888/my/lab/?token=a%2Bb%2Fc%26d%3De%20%23%25%C3%A9'
    ]
  ])('copies a link to %s that signs in', async (serverUrl, value, link) => {
    Object.assign(live, { serverUrl, value });
    expect(await copier.copy('sign-in-link')).toBe('copied');
    expect(held).toBe(link);
    expect(new URL(held).searchParams.get('token')).toBe(value);
  });

  it('puts the token of the moment into the link', async () => {
    await copier.copy('sign-in-link');
    live.value = 'newer';
    await copier.copy('sign-in-link');
    expect(held).toBe('https://lab.example/?token=newer');
  });

  it('keeps neither token nor link', async () => {
    live.seconds = 60;
    await copier.copy('sign-in-link');
    expect(inspect(copier, { depth: Infinity })).not.toContain('secret');
  });

  it.each<Copyable>(['token', 'sign-in-link'])(
    'copies nothing when there is no token: %s',
    async what => {
      live.value = '';
      expect(await copier.copy(what)).toBe('no-token');
      expect(held).toBe('before');
    }
  );

  it.each<Copyable>(['token', 'sign-in-link'])(
    'says that the browser refused: %s',
    async what => {
      mayCopy = false;
      live.seconds = 60;
      expect(await copier.copy(what)).toBe('refused');
      expect(held).toBe('before');
    }
  );

  it.each<Copyable>(['token', 'sign-in-link'])(
    'says that the browser will not let it be cleared: %s',
    async what => {
      mayLook = false;
      live.seconds = 60;
      expect(await copier.copy(what)).toBe('copied-for-good');
      expect(jest.getTimerCount()).toBe(0);
    }
  );

  it.each<Copyable>(['token', 'sign-in-link'])(
    'clears the clipboard of what was copied: %s',
    async what => {
      live.seconds = 60;
      expect(await copier.copy(what)).toBe('copied-to-clear');
      // What was copied counts, not what the token is by then.
      live.value = 'newer';
      await pass(60);
      expect(held).toBe('');
      expect(ended).toEqual(['cleared']);
    }
  );

  it.each([
    ['sign-in-link', 'the token alone', 'secret'],
    ['token', 'a link', 'https://lab.example/?token=secret'],
    ['sign-in-link', 'something else', 'a word']
  ] as const)(
    'leaves alone what the person copied after the %s: %s',
    async (what, _, text) => {
      live.seconds = 60;
      await copier.copy(what);
      held = text;
      await pass(60);
      expect(held).toBe(text);
      expect(ended).toEqual(['changed']);
    }
  );

  it('gives the link its whole time when it follows the token', async () => {
    live.seconds = 60;
    await copier.copy('token');
    jest.advanceTimersByTime(30_000);
    await copier.copy('sign-in-link');
    jest.advanceTimersByTime(30_000);
    await pass(30);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });
});

describe('copySecret', () => {
  const TEXT = 'curl -H "Authorization: token secret"';

  it('copies the text as it is', async () => {
    expect(await copier.copySecret(TEXT)).toBe('copied');
    expect(held).toBe(TEXT);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('asks the browser while it handles the click', () => {
    void copier.copySecret(TEXT);
    expect(held).toBe(TEXT);
  });

  it('does not ask what the token is', async () => {
    live.value = '';
    expect(await copier.copySecret(TEXT)).toBe('copied');
    expect(held).toBe(TEXT);
  });

  it('says that the browser refused', async () => {
    mayCopy = false;
    live.seconds = 60;
    expect(await copier.copySecret(TEXT)).toBe('refused');
    expect(held).toBe('before');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('says that the browser will not let it be cleared', async () => {
    mayLook = false;
    live.seconds = 60;
    expect(await copier.copySecret(TEXT)).toBe('copied-for-good');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('clears the clipboard of the text after the time set', async () => {
    live.seconds = 60;
    expect(await copier.copySecret(TEXT)).toBe('copied-to-clear');
    jest.advanceTimersByTime(59_999);
    expect(jest.getTimerCount()).toBe(1);
    expect(held).toBe(TEXT);
    await pass(0.001);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });

  it.each(['a word', 'secret', `${TEXT} `])(
    'leaves alone what the person copied after it: %j',
    async text => {
      live.seconds = 60;
      await copier.copySecret(TEXT);
      held = text;
      await pass(60);
      expect(held).toBe(text);
      expect(ended).toEqual(['changed']);
    }
  );

  it('takes the place of the token’s clearing', async () => {
    live.seconds = 60;
    await copier.copy('token');
    jest.advanceTimersByTime(30_000);
    await copier.copySecret(TEXT);
    jest.advanceTimersByTime(30_000);
    expect(held).toBe(TEXT);
    await pass(30);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });

  it('ends the clearing of an earlier one when none is set any more', async () => {
    live.seconds = 60;
    await copier.copySecret(TEXT);
    live.seconds = 0;
    await copier.copySecret('a newer text');
    jest.advanceTimersByTime(60_000);
    live.seconds = 30;
    await copier.copySecret('the newest text');
    await pass(30);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });

  it('knows a text again that the clipboard gave other ends of lines', async () => {
    live.seconds = 60;
    await copier.copySecret('one\ntwo\n');
    held = 'one\r\ntwo\r\n';
    await pass(60);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });

  it('leaves no timer of an earlier copy behind', async () => {
    live.seconds = 60;
    for (const text of ['one', 'two', 'three']) {
      await copier.copySecret(text);
    }
    expect(jest.getTimerCount()).toBe(1);
  });

  it('clears the newer of two texts that are copied at once', async () => {
    live.seconds = 60;
    // The first one’s mark is made last.
    let goOn: () => void = () => undefined;
    const until = new Promise<void>(resolve => (goOn = resolve));
    const { digest } = webcrypto.subtle;
    jest
      .spyOn(webcrypto.subtle, 'digest')
      .mockImplementationOnce(async (...args) => {
        await until;
        return digest.apply(crypto.subtle, args);
      });
    const first = copier.copySecret('older');
    const second = copier.copySecret('newer');
    await second;
    goOn();
    await first;
    await pass(60);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });

  it('leaves the same text its whole time when the browser asked for long', async () => {
    live.seconds = 60;
    await copier.copySecret(TEXT);
    let answer: () => void = () => undefined;
    whenAsked = () => new Promise<void>(resolve => (answer = resolve));
    jest.advanceTimersByTime(60_000);
    await copier.copySecret(TEXT);
    answer();
    whenAsked = async () => undefined;
    await pass(60);
    expect(writes).toBe(1);
    expect(ended).toEqual(['cleared']);
  });

  it('keeps nothing of the text', async () => {
    live.seconds = 60;
    await copier.copySecret(TEXT);
    expect(inspect(copier, { depth: Infinity })).not.toContain('secret');
  });
});

describe('applySettings', () => {
  /** Change the time, as in the settings editor. */
  function change(seconds: number): void {
    live.seconds = seconds;
    copier.applySettings();
  }

  it('lets a new time count for what was copied before', async () => {
    live.seconds = 3600;
    await copier.copy('token');
    change(60);
    expect(jest.getTimerCount()).toBe(1);
    await pass(60);
    expect(held).toBe('');
    expect(ended).toEqual(['cleared']);
  });

  it('clears nothing any more when it is turned off', async () => {
    live.seconds = 60;
    await copier.copy('token');
    change(0);
    expect(ended).toEqual(['turned-off']);
    expect(jest.getTimerCount()).toBe(0);
    expect(held).toBe('secret');
    // It is over: what was copied then stays, whatever comes.
    change(60);
    expect(jest.getTimerCount()).toBe(0);
    expect(ended).toEqual(['turned-off']);
  });

  it('lets the time run on when another setting changes', async () => {
    live.seconds = 60;
    await copier.copy('token');
    jest.advanceTimersByTime(30_000);
    copier.applySettings();
    await pass(30);
    expect(ended).toEqual(['cleared']);
  });

  it('says nothing when nothing was copied', async () => {
    change(60);
    change(0);
    await copier.copy('token');
    change(60);
    expect(ended).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('says nothing when the clipboard was cleared', async () => {
    live.seconds = 60;
    await copier.copy('token');
    await pass(60);
    change(0);
    expect(ended).toEqual(['cleared']);
  });
});
