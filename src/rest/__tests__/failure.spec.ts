import { trans } from '../../ui/__tests__/trans';
import type { FailureKind } from '../failure';
import { failed, failureWords, isLeftOpen } from '../failure';

const MOMENT = 'Try again in a moment.';
const TELL = 'Try again. If that does not help, tell the Hub’s admin.';
const OTHER_STATUS = `The request returned the unexpected status 555. ${TELL}`;

/** What is said of a request to the Hub. The type makes this list whole. */
const WORDS: Readonly<Record<FailureKind, string>> = {
  'bad-request': OTHER_STATUS,
  blocked: `Something in front of the Hub responded in its place, such as a firewall or a gateway that asks you to sign in. ${TELL}`,
  cancelled: 'You canceled before the Hub responded.',
  forbidden:
    'The Hub does not let this page do that, or no longer recognizes the page’s token. Reload the page, or use the Hub’s token page.',
  html: 'The response is a web page, often one that asks to sign in. Try again. If that does not help, reload the page.',
  malformed: `The response could not be read. ${TELL}`,
  'not-found': `The Hub does not know the URL or your account. ${TELL}`,
  'other-origin':
    'The Hub has another origin than this page, so the browser does not let the page send it requests. Use the Hub’s token page.',
  'other-token':
    'The Hub’s response does not match the permissions, expiry and note that you chose, so the new token was revoked at once. Tell the Hub’s admin.',
  'other-token-left':
    'The Hub’s response does not match the permissions, expiry and note that you chose, and the new token could not be revoked. Revoke it on the Hub’s token page, and tell the Hub’s admin.',
  rejected:
    'The Hub does not recognize this page’s token. Reload the page to get a new one.',
  'server-error': `The request failed with status 555. The Hub may be down or busy. ${MOMENT}`,
  status: OTHER_STATUS,
  timeout: `The Hub did not respond in time. ${MOMENT}`,
  'too-large':
    'The response is larger than 16 MB and was not read. Use the Hub’s token page, or tell the Hub’s admin.',
  'too-many': `The Hub is receiving too many requests. ${MOMENT}`,
  unreachable: `The Hub can’t be reached. It may be down, or your network is. ${MOMENT}`
};

const ENTRIES = Object.entries(WORDS) as [FailureKind, string][];

describe('failureWords', () => {
  it.each(ENTRIES)('says what happened and what to do: %s', (kind, words) => {
    const of = (button: 'pressed' | 'refresh') =>
      failureWords(failed(kind, 555), 'hub', button, trans);
    expect(of('pressed')).toBe(words);
    expect(of('refresh')).toBe(words.replace('Try again.', 'Press “Refresh”.'));
  });

  it.each<[FailureKind, RegExp]>([
    ['bad-request', /unexpected status 555\. .*, see the server’s log\.$/],
    ['html', /, reload the page\.$/],
    ['malformed', /, see the server’s log\.$/],
    ['not-found', /unexpected status 555\./],
    ['server-error', /555\. The server may be busy\./],
    ['status', /unexpected status 555\./],
    ['timeout', /^The server did not respond/],
    ['too-large', /\. See the server’s log\.$/],
    ['too-many', /^The server is receiving/],
    ['unreachable', /^The server can’t be reached/]
  ])('names the server in place of the Hub: %s', (kind, words) => {
    const said = failureWords(failed(kind, 555), 'server', 'pressed', trans);
    expect(said).toMatch(words);
    expect(said).not.toContain('Hub');
  });

  it.each<[number | null, string]>([
    [null, 'a moment'],
    [1, '1 second'],
    [119, '119 seconds'],
    [120, '2 minutes'],
    [121, '3 minutes'],
    [7200, '2 hours'],
    [7201, '3 hours']
  ])('says when to try again, never too early: %j', (seconds, words) => {
    const failure = { ...failed('too-many', 429), retryAfterSeconds: seconds };
    expect(failureWords(failure, 'hub', 'pressed', trans)).toBe(
      `The Hub is receiving too many requests. Try again in ${words}.`
    );
  });
});

it.each<[FailureKind, number | null, boolean]>([
  ['cancelled', null, true],
  ['malformed', 201, true],
  ['server-error', 500, true],
  ['html', 403, false],
  ['bad-request', 400, false],
  ['too-many', 429, false],
  ['other-origin', null, false],
  ['other-token', null, false],
  ['other-token-left', null, false]
])(
  'knows whether it may have been done: %s, %j, %s',
  (kind, status, isOpen) => {
    expect(isLeftOpen(failed(kind, status))).toBe(isOpen);
  }
);
