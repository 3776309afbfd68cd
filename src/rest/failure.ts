import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';
import { sentences } from './text';

/**
 * The kind of a failure. Creating a token has two of its own:
 *
 * - `other-token`: the new token differed from the order and was revoked at once
 * - `other-token-left`: it differed, and could not be revoked
 */
export type FailureKind =
  ApiToken.FailureKind | 'other-token' | 'other-token-left';

export interface IFailure<K extends FailureKind = FailureKind> extends Omit<
  ApiToken.IFailure,
  'kind'
> {
  readonly kind: K;
}

/** Returns a failure that asks for no pause. */
export function failed<K extends FailureKind>(
  kind: K,
  status: number | null = null,
  message = ''
): IFailure<K> {
  return { kind, status, message, retryAfterSeconds: null };
}

/**
 * Whether the Hub may have done it anyway: nothing came from it that says that
 * it did not. A proxy's 502 or 504 leaves that open too; a 4xx does not.
 */
export function isLeftOpen({ kind, status }: IFailure): boolean {
  return (
    !['other-origin', 'other-token', 'other-token-left'].includes(kind) &&
    (status === null || status < 400 || status >= 500)
  );
}

/**
 * Says what happened to a request, and what to do next.
 *
 * @param asked - Where the request went.
 * @param button - The button that repeats it: "Refresh", or the one just pressed.
 */
export function failureWords(
  { kind, retryAfterSeconds, status }: IFailure,
  asked: 'hub' | 'server',
  button: 'refresh' | 'pressed',
  trans: TranslationBundle
): string {
  const onHub = asked === 'hub';
  const wait = waitWords(retryAfterSeconds, trans);
  const again =
    button === 'refresh'
      ? trans.__('Press “Refresh”.')
      : trans.__('Try again.');
  const report = sentences(
    again,
    onHub
      ? trans.__('If that does not help, tell the Hub’s admin.')
      : trans.__('If that does not help, see the server’s log.')
  );
  const otherStatus = [
    trans.__('The request returned the unexpected status %1.', String(status)),
    report
  ];
  const words: Record<FailureKind, readonly string[]> = {
    'bad-request': otherStatus,
    blocked: [
      trans.__(
        'Something in front of the Hub responded in its place, such as a firewall or a gateway that asks you to sign in.'
      ),
      report
    ],
    cancelled: [trans.__('You canceled before the Hub responded.')],
    forbidden: [
      trans.__(
        'The Hub does not let this page do that, or no longer recognizes the page’s token. Reload the page, or use the Hub’s token page.'
      )
    ],
    html: [
      trans.__('The response is a web page, often one that asks to sign in.'),
      again,
      trans.__('If that does not help, reload the page.')
    ],
    malformed: [trans.__('The response could not be read.'), report],
    'not-found': onHub
      ? [trans.__('The Hub does not know the URL or your account.'), report]
      : otherStatus,
    'other-origin': [
      trans.__(
        'The Hub has another origin than this page, so the browser does not let the page send it requests. Use the Hub’s token page.'
      )
    ],
    'other-token': [
      trans.__(
        'The Hub’s response does not match the permissions, expiry and note that you chose, so the new token was revoked at once. Tell the Hub’s admin.'
      )
    ],
    'other-token-left': [
      trans.__(
        'The Hub’s response does not match the permissions, expiry and note that you chose, and the new token could not be revoked. Revoke it on the Hub’s token page, and tell the Hub’s admin.'
      )
    ],
    rejected: [
      trans.__(
        'The Hub does not recognize this page’s token. Reload the page to get a new one.'
      )
    ],
    'server-error': [
      trans.__('The request failed with status %1.', String(status)),
      onHub
        ? trans.__('The Hub may be down or busy.')
        : trans.__('The server may be busy.'),
      wait
    ],
    status: otherStatus,
    timeout: [
      onHub
        ? trans.__('The Hub did not respond in time.')
        : trans.__('The server did not respond in time.'),
      wait
    ],
    'too-large': [
      trans.__('The response is larger than 16 MB and was not read.'),
      onHub
        ? trans.__('Use the Hub’s token page, or tell the Hub’s admin.')
        : trans.__('See the server’s log.')
    ],
    'too-many': [
      onHub
        ? trans.__('The Hub is receiving too many requests.')
        : trans.__('The server is receiving too many requests.'),
      wait
    ],
    unreachable: [
      onHub
        ? trans.__('The Hub can’t be reached.')
        : trans.__('The server can’t be reached.'),
      trans.__('It may be down, or your network is.'),
      wait
    ]
  };
  return sentences(...words[kind]);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Says when to try again. Rounds up, so it is never too early.
 *
 * @param seconds - The pause that the response asked for, `null` for none.
 */
export function waitWords(
  seconds: number | null,
  trans: TranslationBundle
): string {
  if (seconds === null) {
    return trans.__('Try again in a moment.');
  }
  if (seconds < 2 * MINUTE) {
    return trans._n(
      'Try again in %1 second.',
      'Try again in %1 seconds.',
      seconds
    );
  }
  if (seconds < 2 * HOUR) {
    return trans._n(
      'Try again in %1 minute.',
      'Try again in %1 minutes.',
      Math.ceil(seconds / MINUTE)
    );
  }
  return trans._n(
    'Try again in %1 hour.',
    'Try again in %1 hours.',
    Math.ceil(seconds / HOUR)
  );
}
