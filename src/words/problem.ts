import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';

/**
 * Say why less is known of the token than could be, and what to do.
 *
 * @param asked - Who was asked: the Hub, or without one the server.
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
      return trans.__(
        'The Hub has an address of its own, and browsers do not let this page ask it. Your token works all the same: see it on the Hub’s token page.'
      );
    case 'status':
      return hub
        ? trans.__(
            'The Hub answered %1. It may be down or busy. Press “Refresh” in a moment.',
            String(facts.status)
          )
        : trans.__(
            'The server answered %1. It may be busy. Press “Refresh” in a moment.',
            String(facts.status)
          );
    case 'timeout':
      return hub
        ? trans.__(
            'The Hub did not answer within 10 seconds. Press “Refresh” in a moment.'
          )
        : trans.__(
            'The server did not answer within 10 seconds. Press “Refresh” in a moment.'
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
