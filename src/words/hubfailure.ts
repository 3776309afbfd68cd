import type { TranslationBundle } from '@jupyterlab/translation';

import type { IHubFailure } from '../rest/hubtokens';
import { retryWords } from './retry';
import { sentences } from './sentences';

/**
 * Whether the Hub may have done it all the same: nothing came from it that says
 * that it did not. A proxy's 502 or 504, too, leaves that open; a 4xx does not.
 */
export function isLeftOpen({ status, why }: IHubFailure): boolean {
  return (
    [
      'cancelled',
      'html',
      'malformed',
      'server-error',
      'status',
      'timeout',
      'too-large',
      'unreachable'
    ].includes(why) &&
    (status === null || status < 400 || status >= 500)
  );
}

/**
 * Say why the Hub did not do something, and what next.
 */
export function hubFailureWords(
  { retryAfter, status, why }: IHubFailure,
  trans: TranslationBundle
): string {
  switch (why) {
    case 'cancelled':
      return trans.__('You cancelled before the Hub answered.');
    case 'rejected':
      return trans.__(
        'The Hub no longer knows this page’s token. Reload the page to get a new one.'
      );
    case 'forbidden':
      return trans.__(
        'The Hub does not let this page do that any more. Ask the Hub’s admin, or use the Hub’s token page.'
      );
    case 'other-token':
      return trans.__(
        'The Hub’s response does not match the permissions, expiry and note that you chose, so the new token was revoked at once. Tell the Hub’s admin.'
      );
    case 'other-token-left':
      return trans.__(
        'The Hub’s response does not match the permissions, expiry and note that you chose, and the new token could not be revoked. Revoke it on the Hub’s token page, and tell the Hub’s admin.'
      );
    case 'refused':
      return trans.__(
        'The Hub did not do it. Try again; if it stays so, tell the Hub’s admin.'
      );
    case 'not-found':
      return trans.__(
        'The Hub does not know the address, or your account. Ask the Hub’s admin.'
      );
    case 'too-many':
      return retryAfter === null
        ? trans.__(
            'The Hub gets too many requests just now. Try again in a minute.'
          )
        : sentences(
            trans.__('The Hub gets too many requests just now.'),
            retryWords(retryAfter, trans)
          );
    case 'server-error':
      return retryAfter === null
        ? trans.__(
            'The Hub answered %1. It may be down or busy. Try again in a moment.',
            String(status)
          )
        : sentences(
            trans.__(
              'The Hub answered %1. It may be down or busy.',
              String(status)
            ),
            retryWords(retryAfter, trans)
          );
    case 'status':
      return trans.__(
        'The Hub answered %1, which this page does not understand. Try again; if it stays so, tell the Hub’s admin.',
        String(status)
      );
    case 'html':
      return trans.__(
        'The Hub answered with a web page instead of facts, often one that asks to sign in. Try again; if it stays so, reload the page.'
      );
    case 'malformed':
      return trans.__(
        'The Hub’s answer could not be read. Try again; if it stays so, tell the Hub’s admin.'
      );
    case 'too-large':
      return trans.__(
        'The Hub’s answer is over 16 MB, which is too much for this page. Use the Hub’s token page; if you have few tokens, tell the Hub’s admin.'
      );
    case 'timeout':
      return trans.__('The Hub did not answer in time. Try again in a moment.');
    case 'unreachable':
      return trans.__(
        'The Hub can’t be reached. It may be down, or your network is. Try again when it is back.'
      );
    case 'other-origin':
      return trans.__(
        'The Hub has another address than this page, so browsers do not let the page ask it.'
      );
  }
}
