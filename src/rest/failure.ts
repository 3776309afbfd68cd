import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';
import type { IHubFailure } from './hub';

/**
 * Say why less is known of the token than could be, and what to do.
 *
 * @param asked - Who was asked: the Hub, or the server where there is no Hub
 *   or the page can't ask it.
 */
export function problemWords(
  facts: ApiToken.IFacts,
  asked: 'hub' | 'server',
  trans: TranslationBundle
): string {
  const hub = asked === 'hub';
  switch (facts.problem) {
    case 'html':
      return hub
        ? trans.__(
            'The Hub answered with a web page instead of facts, often one that asks to sign in. Press “Refresh”; if it stays so, reload the page.'
          )
        : trans.__(
            'The server answered with a web page instead of facts, often one that asks to sign in. Press “Refresh”; if it stays so, reload the page.'
          );
    case 'malformed':
      return hub
        ? trans.__(
            'The Hub’s answer could not be read. Press “Refresh”; if it stays so, tell the Hub’s admin.'
          )
        : trans.__(
            'The server’s answer could not be read. Press “Refresh”; if it stays so, see the server’s log.'
          );
    case 'other-origin':
      return facts.state === 'works'
        ? trans.__(
            'The Hub has another address than this page, so browsers do not let the page ask it. The token works all the same; the Hub’s token page shows the rest.'
          )
        : trans.__(
            'The Hub has another address than this page, so browsers do not let the page ask it. The Hub’s token page shows what it knows of your tokens.'
          );
    case 'status':
      return problemStatusWords(facts, asked, trans);
    case 'timeout':
      return hub
        ? trans.__(
            'The Hub did not answer within 10 seconds. Press “Refresh” in a moment.'
          )
        : trans.__(
            'The server did not answer within 10 seconds. Press “Refresh” in a moment.'
          );
    case 'too-large':
      return hub
        ? trans.__(
            'The Hub’s answer is over 16 MB, far more than facts about a token, and so was not read. Press “Refresh”; if it stays so, tell the Hub’s admin.'
          )
        : trans.__(
            'The server’s answer is over 16 MB, far more than facts about a token, and so was not read. Press “Refresh”; if it stays so, see the server’s log.'
          );
    case 'unreachable':
      return hub
        ? trans.__(
            'The Hub can’t be reached. It may be down, or your network is. Press “Refresh” when it is back.'
          )
        : trans.__(
            'The server can’t be reached. It may be down, or your network is. Press “Refresh” when it is back.'
          );
    case null:
      return '';
  }
}

/**
 * Say what an HTTP status means that gave no facts of the token, and what to
 * do.
 *
 * @param asked - As for `problemWords`.
 */
function problemStatusWords(
  { retryAfter, status }: Pick<ApiToken.IFacts, 'retryAfter' | 'status'>,
  asked: 'hub' | 'server',
  trans: TranslationBundle
): string {
  const hub = asked === 'hub';
  const code = String(status);
  if (retryAfter !== null) {
    return pauseWords({ retryAfter, status }, asked, trans);
  }
  if (status === 429) {
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

/**
 * Say what a 429 or 503 means that asks for a pause.
 *
 * @param asked - As for `problemWords`.
 */
function pauseWords(
  { retryAfter, status }: { retryAfter: number; status: number | null },
  asked: 'hub' | 'server',
  trans: TranslationBundle
): string {
  const hub = asked === 'hub';
  const code = String(status);
  const what =
    status === 429
      ? hub
        ? trans.__('The Hub gets too many requests just now.')
        : trans.__('The server gets too many requests just now.')
      : hub
        ? trans.__('The Hub answered %1. It may be down or busy.', code)
        : trans.__('The server answered %1. It may be busy.', code);
  return sentences(what, retryWords(retryAfter, trans));
}

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
  if (retryAfter !== null) {
    return pauseWords({ retryAfter, status }, 'hub', trans);
  }
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
      return trans.__(
        'The Hub gets too many requests just now. Try again in a minute.'
      );
    case 'server-error':
      return trans.__(
        'The Hub answered %1. It may be down or busy. Try again in a moment.',
        String(status)
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

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Say when to try again, as whoever answered asked for it.
 *
 * @param seconds - Whole seconds from 1 on. What is not shorter than two
 *   minutes, or two hours, is told in these, and never too short.
 */
export function retryWords(seconds: number, trans: TranslationBundle): string {
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

/**
 * Put whole sentences one after the other. Each is translated on its own, and
 * none is a part of another, so that languages may order their words as they
 * do.
 *
 * @param sentences - The sentences, `''` for what is not to be said.
 */
export function sentences(...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ');
}
