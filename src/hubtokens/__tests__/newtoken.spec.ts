import { inspect } from 'util';

import type { IHubSuccess, IHubToken, IMadeToken } from '../../rest/hub';
import { NewToken } from '../formmodel';

const VALUE = 'n3w-5ecret';

const TOKEN: IHubToken = {
  id: 'a12',
  app: null,
  note: 'nightly',
  scopes: ['access:servers!server=alice/'],
  created: null,
  lastUsed: null,
  lifetime: null,
  sessionId: null
};

/**
 * What the Hub says of a token that it made.
 */
function made(token: IHubToken): IHubSuccess<IMadeToken> {
  const value = { token, value: VALUE };
  return { done: true, value, hubVersion: '5.5.1', clockAhead: 7200 };
}

let maskAfterSeconds: number;
let newToken: NewToken;

/** Called whenever the token says that it has changed. */
let changed: jest.Mock<void, []>;

beforeEach(() => {
  jest.useFakeTimers();
  maskAfterSeconds = 30;
  newToken = new NewToken(made(TOKEN), () => maskAfterSeconds);
  changed = jest.fn();
  newToken.changed.connect(() => changed());
});

afterEach(() => {
  newToken.dispose();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

it('is there, and masked at first', () => {
  expect(newToken.value).toBe(VALUE);
  expect(newToken.token).toBe(TOKEN);
  expect(newToken.clockAhead).toBe(7200);
  expect(newToken.isRevealed).toBe(false);
});

it.each([
  ['its note', 'nightly', 'nightly'],
  ['its id, where the Hub gives no note', null, 'a12']
])('is called by %s', (_, note, name) => {
  newToken.dispose();
  newToken = new NewToken(made({ ...TOKEN, note }), () => 0);
  expect(newToken.name).toBe(name);
});

describe('on the screen', () => {
  it('is masked when the time set is over, and not before', () => {
    newToken.reveal();
    expect(newToken.isRevealed).toBe(true);
    expect(changed).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(29_999);
    expect(newToken.isRevealed).toBe(true);
    jest.advanceTimersByTime(1);
    expect(newToken.isRevealed).toBe(false);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('has the whole time again when it is revealed again', () => {
    newToken.reveal();
    jest.advanceTimersByTime(20_000);
    newToken.mask();
    newToken.reveal();
    jest.advanceTimersByTime(29_999);
    expect(newToken.isRevealed).toBe(true);
  });

  it('stays when the time set is 0', () => {
    maskAfterSeconds = 0;
    newToken.reveal();
    jest.advanceTimersByTime(86_400_000);
    expect(newToken.isRevealed).toBe(true);
  });

  it('has the time that is set when it is revealed', () => {
    maskAfterSeconds = 5;
    newToken.reveal();
    jest.advanceTimersByTime(5000);
    expect(newToken.isRevealed).toBe(false);
  });

  it('is masked by hand, once, and waits for nothing', () => {
    newToken.reveal();
    changed.mockClear();
    newToken.mask();
    newToken.mask();
    expect(newToken.isRevealed).toBe(false);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('when it is forgotten', () => {
  it('has no value any more, anywhere', () => {
    newToken.reveal();
    newToken.dispose();
    newToken.dispose();
    expect(newToken.isDisposed).toBe(true);
    expect(newToken.value).toBe('');
    expect(inspect(newToken, { depth: 10, showHidden: true })).not.toContain(
      VALUE
    );
  });

  it('waits for nothing, and can’t be revealed again', () => {
    newToken.reveal();
    newToken.dispose();
    changed.mockClear();
    expect(jest.getTimerCount()).toBe(0);
    newToken.reveal();
    expect(jest.getTimerCount()).toBe(0);
    expect(changed).not.toHaveBeenCalled();
  });
});
