import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiToken } from '../tokens';
import { problemStatusWords } from './problemstatus';

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
