import type { TranslationBundle } from '@jupyterlab/translation';

import { failed, failureWords, waitWords } from '../rest/failure';
import { refusalWords } from '../rest/path';
import { sentences } from '../rest/text';
import { gatewayWords } from '../token/meaning';
import type { ApiToken, IApiToken } from '../tokens';

type OutcomeWords = readonly [
  title: string,
  next?: string,
  action?: 'reload' | 'home'
];

/**
 * Describes the outcome of a test of a token, or of none.
 *
 * @param facts - What the section above shows.
 */
export function outcomeWords(
  check: ApiToken.ICheck,
  token: Pick<IApiToken, 'hub' | 'kind'>,
  facts: ApiToken.IFacts | null,
  trans: TranslationBundle
): OutcomeWords {
  const { status = null, retryAfterSeconds = null } = check.response ?? {};
  const { gateway, hub, outcome, path } = check;
  const onHub = token.hub !== null;
  const refused = trans.__('The server refused the token');
  const section = trans.__('The section above explains why, and what to do.');
  const wait = waitWords(retryAfterSeconds, trans);
  const requestFailed = (kind: ApiToken.FailureKind): OutcomeWords => [
    trans.__('The request failed'),
    failureWords(
      { ...failed(kind, status), retryAfterSeconds },
      'server',
      'pressed',
      trans
    )
  ];
  const shown = facts?.state === 'refused' ? null : facts?.failure?.gateway;
  const words: Record<ApiToken.Outcome, OutcomeWords> = {
    ok: [
      token.kind === 'none'
        ? trans.__('The server responded, without a token')
        : trans.__('The token works'),
      hub === 'silent'
        ? trans.__(
            'The server accepts it. The Hub did not say whether the token is still valid.'
          )
        : onHub && !hub
          ? trans.__(
              'The server accepts it. The page can’t ask the Hub, and the server accepts an expired token for up to 5 minutes.'
            )
          : ''
    ],
    stale: [
      trans.__('The Hub does not recognize this token'),
      trans.__(
        'You signed out, your server was stopped, or the token expired or was revoked. Reload the page to get a new one; if it is the same, from the server’s cache, wait 5 minutes and reload again.'
      ),
      'reload'
    ],
    expired: [
      trans.__('The token is no longer valid'),
      trans.__(
        'The Hub does not recognize this token: you signed out, your server was stopped, or it expired or was revoked. Reload the page to sign in and get a new one.'
      ),
      'reload'
    ],
    refused: [
      token.kind === 'none'
        ? trans.__('The server refused the request')
        : refused,
      refusedWords(check, token, trans),
      token.kind === 'none' || hub === 'knows' ? undefined : 'reload'
    ],
    blocked: [
      gateway?.kind !== 'header'
        ? check.response
          ? trans.__('Something else responded')
          : trans.__('The request was redirected')
        : onHub
          ? trans.__('The token did not reach the server')
          : refused,
      gateway && gateway.kind !== shown?.kind
        ? gatewayWords(gateway, onHub, trans)
        : section,
      gateway?.kind === 'unknown' ? 'reload' : undefined
    ],
    'not-found': [
      trans.__('Nothing found at this path'),
      trans.__('Check the spelling. The path starts at the server’s URL.')
    ],
    'not-running': [
      trans.__('Your server is not running'),
      sentences(
        trans.__(
          'The Hub responded in its place. Start the server on the Hub’s home page.'
        ),
        wait
      ),
      'home'
    ],
    'server-error': gateway
      ? [
          trans.__('The server did not respond'),
          trans.__(
            'A proxy responded with %1 in its place. Check that the server is still running, then try again.',
            String(status)
          ),
          onHub ? 'home' : undefined
        ]
      : hub === 'silent'
        ? [
            trans.__('The request failed'),
            sentences(
              trans.__(
                'The server responded with %1, and the Hub did not say whether the token is valid. When the Hub is down, the server can’t check the token.',
                String(status)
              ),
              wait
            )
          ]
        : requestFailed('server-error'),
    // This says nothing about the token: some paths fail before the server
    // checks it.
    'other-status': [
      trans.__('The server responded with %1', String(status)),
      status === 400
        ? trans.__(
            'This path needs parameters, often after a “?”. Add them, or use another path, such as /api/sessions.'
          )
        : status === 401 || status === 403
          ? trans.__(
              'The server accepts the same request at /api/status, but not at this path. It may be unable to read a file, or may not allow you to use this path.'
            )
          : trans.__(
              'Test sends only GET requests, which this path may not support. Use another path, such as /api/sessions.'
            )
    ],
    redirect: [
      trans.__('The request was redirected'),
      trans.__(
        'The page did not follow, to keep the token here. Redirects often lead to a sign-in page: reload the page to sign in.'
      ),
      'reload'
    ],
    html: [
      trans.__('The response is a web page'),
      trans.__(
        'The path may be a web page instead of a part of the API. Or a gateway asks you to sign in: then reload the page.'
      ),
      'reload'
    ],
    malformed: [
      trans.__('The response could not be read'),
      trans.__(
        'It should be JSON, but is incomplete or damaged, perhaps by something between you and the server. Try again.'
      )
    ],
    timeout: requestFailed('timeout'),
    'too-many': requestFailed('too-many'),
    unreachable: requestFailed('unreachable'),
    outside: [
      trans.__('Not sent: the token stays with this server'),
      refusalWords(check.refusal, trans)
    ],
    'no-token': [trans.__('Not sent: there is no token to test'), section],
    cancelled: [trans._p('of a try', 'Canceled')]
  };
  // Jupyter Server says its version to everyone.
  return outcome === 'ok' && /^\/?api\/?(\?|$)/.test(path.trim())
    ? [trans.__('The server responded'), trans.__('This path needs no token.')]
    : words[outcome];
}

function refusedWords(
  { hub: word }: ApiToken.ICheck,
  { hub, kind }: Pick<IApiToken, 'hub' | 'kind'>,
  trans: TranslationBundle
): string {
  if (kind === 'none') {
    return trans.__(
      'It requires a sign-in, and a script has no token to send.'
    );
  }
  if (word === 'knows') {
    return trans.__(
      'The Hub recognizes the token, but it lacks the permission. The section above lists its permissions.'
    );
  }
  if (hub) {
    return trans.__(
      'The Hub did not say why. The token may have expired: reload the page to get a new one.'
    );
  }
  return kind === 'server'
    ? trans.__(
        'The server may have restarted with a new token. Reload the page and sign in with the new one.'
      )
    : trans.__('Reload the page to get a new one.');
}
