import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';
import { retryWords } from './retry';
import { sentences } from './sentences';

/**
 * Say what an HTTP status means that gave no facts of the token, and what to
 * do.
 *
 * @param asked - As for `problemWords`.
 */
export function problemStatusWords(
  { retryAfter, status }: Pick<ApiToken.IFacts, 'retryAfter' | 'status'>,
  asked: 'hub' | 'server',
  trans: TranslationBundle
): string {
  const hub = asked === 'hub';
  const code = String(status);
  const retry = retryAfter === null ? null : retryWords(retryAfter, trans);
  if (status === 429) {
    if (retry !== null) {
      return sentences(
        hub
          ? trans.__('The Hub gets too many requests just now.')
          : trans.__('The server gets too many requests just now.'),
        retry
      );
    }
    return hub
      ? trans.__(
          'The Hub gets too many requests just now. Press “Refresh” in a minute.'
        )
      : trans.__(
          'The server gets too many requests just now. Press “Refresh” in a minute.'
        );
  }
  if (status === null || status < 500) {
    return hub
      ? trans.__(
          'The Hub answered %1, which says nothing about the token. Press “Refresh”; if it stays so, tell the Hub’s admin.',
          code
        )
      : trans.__(
          'The server answered %1, which says nothing about the token. Press “Refresh”; if it stays so, see the server’s log.',
          code
        );
  }
  if (retry !== null) {
    return sentences(
      hub
        ? trans.__('The Hub answered %1. It may be down or busy.', code)
        : trans.__('The server answered %1. It may be busy.', code),
      retry
    );
  }
  return hub
    ? trans.__(
        'The Hub answered %1. It may be down or busy. Press “Refresh” in a moment.',
        code
      )
    : trans.__(
        'The server answered %1. It may be busy. Press “Refresh” in a moment.',
        code
      );
}
