import type { TranslationBundle } from '@jupyterlab/translation';

import { failureWords, sentences, waitWords } from '../rest/failure';
import { refusalWords } from '../rest/path';
import type { ApiToken } from '../tokens';

/** The outcome of a test in words, the next step, and a button for that. */
interface IOutcomeWords {
  readonly title: string;
  readonly next: string;
  readonly action: 'reload' | 'home' | null;
}

/**
 * @param onHub - Whether a hub runs the server.
 * @param anonymous - Whether the request had no token.
 */
export function outcomeWords(
  check: ApiToken.ICheck,
  onHub: boolean,
  anonymous: boolean,
  trans: TranslationBundle
): IOutcomeWords {
  const { response } = check;
  const status = String(response?.status);
  const wait = waitWords(response?.retryAfterSeconds ?? null, 'pressed', trans);
  switch (check.outcome) {
    case 'ok':
      return say(
        anonymous
          ? trans.__('The server responded, without a token')
          : trans.__('The token works'),
        acceptedWords(check, onHub, trans)
      );
    case 'stale':
      return say(
        trans.__('The Hub does not recognize this token'),
        trans.__(
          'You signed out, or the token expired or was revoked. Reload the page to get a new one; if it is the same, from the server’s cache, wait 5 minutes and reload again.'
        ),
        'reload'
      );
    case 'expired':
      return say(
        trans.__('The token is no longer valid'),
        trans.__(
          'The Hub does not recognize this token: you signed out, or it expired or was revoked. Reload the page to sign in and get a new one.'
        ),
        'reload'
      );
    case 'refused':
      return refusedWords(check, onHub, anonymous, trans);
    case 'not-found':
      return say(
        trans.__('Nothing found at this path'),
        trans.__(
          'The server accepted the request, but has nothing there. Check the spelling. The path starts at the server’s URL.'
        )
      );
    case 'not-running':
      return onHub
        ? say(
            trans.__('Your server is not running'),
            sentences(
              trans.__(
                'The Hub or its proxy answered in its place. Start the server on the Hub’s home page.'
              ),
              wait
            ),
            'home'
          )
        : unansweredWords(status, trans);
    case 'server-error':
      // From a proxy, never from the server itself.
      if (!check.hub && ['502', '504'].includes(status)) {
        return unansweredWords(status, trans);
      }
      if (check.hub === 'silent') {
        return say(
          trans.__('Your server could not reach the Hub'),
          sentences(
            trans.__(
              'The Hub does not respond, and without it the server can’t check the token.'
            ),
            wait
          )
        );
      }
      return requestFailed(check, check.outcome, trans);
    case 'other-status':
      return say(
        trans.__('The server responded with %1', status),
        unreadableWords(response?.status, trans)
      );
    case 'redirect':
      return say(
        trans.__('The server redirected the request'),
        trans.__(
          'The page did not follow, to keep the token here. Redirects often lead to a sign-in page: reload the page to sign in.'
        ),
        'reload'
      );
    case 'html':
      return say(
        trans.__('The response is a web page'),
        trans.__(
          'The path may be a web page instead of a part of the API. Or a gateway asks you to sign in: then reload the page.'
        ),
        'reload'
      );
    case 'malformed':
      return say(
        trans.__('The response could not be read'),
        sentences(
          trans.__(
            'It should be JSON, but is incomplete or damaged, perhaps by something between you and the server.'
          ),
          trans.__('Try again.')
        )
      );
    case 'timeout':
    case 'too-many':
    case 'unreachable':
      return requestFailed(check, check.outcome, trans);
    case 'outside':
      return say(
        trans.__('Not sent: the token stays with this server'),
        refusalWords(check.refusal, trans)
      );
    case 'no-token':
      return say(
        trans.__('Not sent: there is no token to test'),
        trans.__('The section above explains why, and what works instead.')
      );
    case 'cancelled':
      return say(trans._p('of a try', 'Canceled'));
  }
}

function say(
  title: string,
  next = '',
  action: IOutcomeWords['action'] = null
): IOutcomeWords {
  return { title, next, action };
}

function requestFailed(
  { response }: ApiToken.ICheck,
  kind: ApiToken.FailureKind,
  trans: TranslationBundle
): IOutcomeWords {
  return say(
    trans.__('The request failed'),
    failureWords(
      {
        kind,
        status: response?.status ?? null,
        retryAfterSeconds: response?.retryAfterSeconds ?? null
      },
      'server',
      'pressed',
      trans
    )
  );
}

/** What is not known of a token that the server accepts. */
function acceptedWords(
  { hub }: ApiToken.ICheck,
  onHub: boolean,
  trans: TranslationBundle
): string {
  if (hub === 'silent') {
    return trans.__(
      'The server accepts it. The Hub did not say whether it still recognizes it.'
    );
  }
  return onHub && !hub
    ? trans.__(
        'The server accepts it. The page can’t ask the Hub, and the server accepts an expired token for up to 5 minutes.'
      )
    : '';
}

function refusedWords(
  check: ApiToken.ICheck,
  onHub: boolean,
  anonymous: boolean,
  trans: TranslationBundle
): IOutcomeWords {
  if (anonymous) {
    return say(
      trans.__('The server refused'),
      trans.__('It requires a password, which a script can’t enter.')
    );
  }
  const title = trans.__('The server refused the token');
  if (!onHub) {
    return say(
      title,
      trans.__(
        'The server may have restarted with a new token. Reload the page and sign in with the new one.'
      ),
      'reload'
    );
  }
  return check.hub === 'knows'
    ? say(
        title,
        trans.__(
          'The Hub recognizes the token, but it lacks the permission. The section above lists its permissions.'
        )
      )
    : say(
        title,
        trans.__(
          'The Hub did not say why. The token may have expired: reload the page to get a new one.'
        ),
        'reload'
      );
}

function unansweredWords(
  status: string,
  trans: TranslationBundle
): IOutcomeWords {
  return say(
    trans.__('The server did not respond'),
    trans.__(
      'A proxy responded with %1 in its place. Check that the server is still running, then try again.',
      status
    )
  );
}

/**
 * Why a path can't be read. This says nothing about the token: some paths fail
 * before the server checks it.
 */
function unreadableWords(
  status: number | undefined,
  trans: TranslationBundle
): string {
  switch (status) {
    case 400:
      return trans.__(
        'This path needs parameters, often after a “?”. Add them, or use another path, such as /api/sessions.'
      );
    case 405:
      return trans.__(
        'This path accepts only changes, and Test sends only GET requests. Use another path, such as /api/sessions.'
      );
    default:
      return trans.__(
        'This path does not support GET requests. Use another one, such as /api/sessions.'
      );
  }
}
