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
          ? trans.__('The server answered, with no token')
          : trans.__('The token works'),
        acceptedWords(check, onHub, trans)
      );
    case 'stale':
      return say(
        trans.__('The Hub no longer knows this token'),
        trans.__(
          'You logged out, or it was revoked or has expired. The server still answered, from its cache; it stops within 5 minutes. Reload the page to sign in and get a new one. If the same one comes back, wait these minutes and reload again.'
        ),
        'reload'
      );
    case 'expired':
      return say(
        trans.__('The token has ended'),
        trans.__(
          'You logged out, or it was revoked or has expired: the Hub no longer knows it. Reload the page to sign in and get a new one.'
        ),
        'reload'
      );
    case 'refused':
      return refusedWords(check, onHub, anonymous, trans);
    case 'not-found':
      return say(
        trans.__('Nothing is at this path'),
        trans.__(
          'The server accepted the request but has nothing there. The path starts at the server’s own address; check its spelling.'
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
          trans.__('Your server could not ask the Hub'),
          sentences(
            trans.__(
              'The Hub does not answer, and without it the server can’t tell whether the token counts.'
            ),
            wait
          )
        );
      }
      return requestFailed(check, check.outcome, trans);
    case 'other-status':
      return say(
        trans.__('The server answered %1', status),
        unreadableWords(response?.status, trans)
      );
    case 'redirect':
      return say(
        trans.__('The server sent the request elsewhere'),
        trans.__(
          'The page did not follow, so that the token goes nowhere else. Often this leads to a sign-in page: reload the page to sign in.'
        ),
        'reload'
      );
    case 'html':
      return say(
        trans.__('A web page came back instead of an answer'),
        trans.__(
          'This path may be a web page and not part of the API. Or something in between asks you to sign in: then reload the page.'
        ),
        'reload'
      );
    case 'malformed':
      return say(
        trans.__('The answer could not be read'),
        sentences(
          trans.__(
            'It is called JSON but breaks off or is damaged, perhaps by something between you and the server.'
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
        trans.__('Not sent: there is no token to try'),
        trans.__('The section above says why, and what works instead.')
      );
    case 'cancelled':
      return say(trans._p('of a try', 'Cancelled'));
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
      'The server accepts it. The Hub did not answer, so it is not known whether it still counts there.'
    );
  }
  return onHub && !hub
    ? trans.__(
        'The server accepts it. The Hub could not be asked: a token that has ended may still be accepted for up to 5 minutes.'
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
      trans.__('It asks for a password, which a script can’t give it.')
    );
  }
  const title = trans.__('The server refused the token');
  if (!onHub) {
    return say(
      title,
      trans.__(
        'It was probably started again with a new token. Reload the page and sign in with the new one.'
      ),
      'reload'
    );
  }
  return check.hub === 'knows'
    ? say(
        title,
        trans.__(
          'The Hub knows the token, but it may not do this. The section above says what it may do.'
        )
      )
    : say(
        title,
        trans.__(
          'The Hub did not say why. The token may have ended: reload the page to get a new one.'
        ),
        'reload'
      );
}

function unansweredWords(
  status: string,
  trans: TranslationBundle
): IOutcomeWords {
  return say(
    trans.__('The server did not answer'),
    trans.__(
      'A proxy answered %1 in its place. See whether the server still runs, then try again.',
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
        'This path needs more to it, often a “?” and something behind it. Add that, or try another path, such as /api/sessions.'
      );
    case 405:
      return trans.__(
        'This path is only there to change something, and Test only reads. Try another path, such as /api/sessions.'
      );
    default:
      return trans.__(
        'This path can’t be read in this way. Try another path, such as /api/sessions.'
      );
  }
}
