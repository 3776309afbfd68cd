import type { TranslationBundle } from '@jupyterlab/translation';

import { refusalWords } from '../rest/path';
import { sentences } from '../rest/text';
import type { ApiToken } from '../tokens';
import { copyWords } from '../ui/copy';
import { nameInWords } from '../ui/untrusted';
import type { SnippetOutcome } from './model';
import type { ICustomFailure } from './settings';
import type { NoCode } from './writer';

export function noCodeWords(code: NoCode, trans: TranslationBundle): string {
  switch (code.kind) {
    case 'refused':
      return sentences(
        trans.__('There is no code for the path in “API path”.'),
        refusalWords(code.refusal, trans)
      );
    case 'failed':
      return code.message
        ? trans.__(
            'This snippet failed. Choose another one, and tell its author.'
          )
        : trans.__(
            'This snippet can’t contain this token. Choose another one.'
          );
    case 'unknown':
      return code.name
        ? trans.__('There is no snippet “%1”.', nameInWords(code.name))
        : trans.__('There is no snippet.');
  }
}

/** @param isMasked - Whether the screen shows dots for the token. */
export function snippetWords(
  outcome: SnippetOutcome,
  isMasked: boolean,
  trans: TranslationBundle
): string {
  if (outcome.kind === 'copied') {
    return copiedWords(outcome, isMasked, trans);
  }
  if (outcome.kind === 'no-code') {
    return sentences(
      trans.__('Nothing was done.'),
      noCodeWords(outcome.code, trans)
    );
  }
  const path = 'path' in outcome ? nameInWords(outcome.path) : '';
  const language = 'language' in outcome ? nameInWords(outcome.language) : '';
  const words: Record<typeof outcome.kind, string> = {
    'not-for-notebooks': trans.__(
      'This snippet does not run in a notebook. Choose another language.'
    ),
    'silent-hub': trans.__(
      'Nothing was inserted: the hub gives code on this server no URL or token that works. Copy the snippet, and run it on another machine.'
    ),
    inserted: trans.__(
      'Inserted into %1, without a token. It was not run.',
      path
    ),
    created: trans.__(
      'Inserted into the new notebook %1, without a token. It was not run.',
      path
    ),
    canceled: '',
    'other-language': trans.__(
      'Nothing was inserted: the notebook’s kernel runs %1. Choose a snippet in that language, or open another notebook.',
      language
    ),
    'no-kernel': trans.__(
      'Nothing was inserted: no notebook is open, and this server has no kernel for the language. Choose another one.'
    ),
    'read-only': trans.__(
      'Nothing was inserted: the notebook is read-only. Open another one.'
    ),
    failed: sentences(
      trans.__('Nothing was inserted: the server did not do it.'),
      trans.__('Try again.'),
      trans.__('If that does not help, see the server’s log.')
    )
  };
  return words[outcome.kind];
}

/** The message after a command, where the panel may be hidden or disabled. */
export function snippetCommandWords(
  outcome: SnippetOutcome,
  hasPanel: boolean,
  isMasked: boolean,
  trans: TranslationBundle
): string {
  if (outcome.kind === 'copied' && outcome.outcome === 'refused') {
    return trans.__(
      'The browser blocked copying. Click in the page and try again, or insert the snippet into a notebook.'
    );
  }
  if (
    !hasPanel &&
    outcome.kind === 'no-code' &&
    outcome.code.kind === 'refused'
  ) {
    return sentences(
      trans.__('There is no code for this path.'),
      refusalWords(outcome.code.refusal, trans)
    );
  }
  if (!hasPanel && outcome.kind === 'not-for-notebooks') {
    return trans.__(
      'This snippet does not run in a notebook. Choose another language in JupyterLab’s settings, under “API Snippets”.'
    );
  }
  if (!hasPanel && outcome.kind === 'other-language') {
    return trans.__(
      'Nothing was inserted: the notebook’s kernel runs %1. Choose a snippet in that language in JupyterLab’s settings, under “API Snippets”, or open another notebook.',
      nameInWords(outcome.language)
    );
  }
  const words = snippetWords(outcome, isMasked, trans);
  return outcome.kind === 'copied' && outcome.otherHosts.length
    ? sentences(words, otherHostsWords(outcome.otherHosts, trans))
    : words;
}

function copiedWords(
  { outcome, holdsToken }: Extract<SnippetOutcome, { kind: 'copied' }>,
  isMasked: boolean,
  trans: TranslationBundle
): string {
  if (outcome === 'refused' && holdsToken && isMasked) {
    return trans.__(
      'The browser blocked copying. Reveal the token, then press “Copy snippet” again: the snippet will be selected.'
    );
  }
  const copied = holdsToken
    ? trans.__('Snippet copied. It contains your token, so do not share it.')
    : trans.__('Snippet copied.');
  return copyWords(copied, outcome, null, trans);
}

/** Says what code on another machine needs, where the URL is of this one. */
export function localWords(trans: TranslationBundle): string {
  return trans.__(
    'This URL works on this computer only. Another machine needs a URL that reaches the server, or an SSH tunnel of its own.'
  );
}

/**
 * Warns of something in front of the server.
 *
 * @param sendsPassword - Whether the code sends it a name and password.
 */
export function frontWords(
  { kind }: ApiToken.IGateway,
  sendsPassword: boolean,
  trans: TranslationBundle
): string {
  if (sendsPassword) {
    return trans.__(
      'Something in front of the server asks for a username and password. The code for curl, HTTPie, Python (requests), R and PowerShell sends yours.'
    );
  }
  switch (kind) {
    case 'basic':
      return trans.__(
        'Something in front of the server asks for a username and password, in the header that the token needs. It stops this code.'
      );
    case 'unknown':
      return trans.__(
        'Something in front of the server stops this code. If it asks for a username and password, ask its admin how scripts sign in.'
      );
    default:
      return trans.__('This code is stopped. The first section explains why.');
  }
}

/** Warns of code with the token that names other hosts than the server's. */
export function otherHostsWords(
  hosts: readonly string[],
  trans: TranslationBundle
): string {
  return trans.__(
    'This code contains the token and names another host: %1. Use it only if that host may have your token.',
    hosts.slice(0, 5).map(nameInWords).join(', ')
  );
}

export function customFailureWords(
  { position, name, kind }: ICustomFailure,
  trans: TranslationBundle
): string {
  const called = nameInWords(name);
  const words: Record<typeof kind, string> = {
    shape: trans.__(
      'Custom snippet %1 is not an object with a name and code.',
      position
    ),
    'no-name': trans.__('Custom snippet %1 has no name.', position),
    'no-code': name
      ? trans.__('Custom snippet %1, “%2”, has no code.', position, called)
      : trans.__('Custom snippet %1 has no code.', position),
    'name-taken': trans.__(
      'Custom snippet %1, “%2”: another snippet has this name.',
      position,
      called
    )
  };
  return words[kind];
}
