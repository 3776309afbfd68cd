import { inspect } from 'util';

import type { IHubSuccess, IMadeToken } from '../../rest/hub';
import type { IHubToken } from '../../rest/hubtoken';
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

let newToken: NewToken;

beforeEach(() => {
  jest.useFakeTimers();
  newToken = new NewToken(made(TOKEN), () => 30);
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
});
