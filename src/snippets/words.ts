import type { TranslationBundle } from '@jupyterlab/translation';

import { refusalWords } from '../rest/path';
import { sentences } from '../rest/text';
import { copyWords } from '../ui/copy';
import { nameInWords } from '../ui/untrusted';
import type { SnippetOutcome } from './model';
import type { ICustomFailure } from './settings';
import type { NoCode } from './writer';

export function noCodeWords(code: NoCode, trans: TranslationBundle): string {
  switch (code.kind) {
    case 'refused':
      return sentences(
        trans.__('There is no code for this API path.'),
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
      return trans.__('There is no snippet “%1”.', nameInWords(code.name));
  }
}

/** @param isMasked - Whether the screen shows dots for the token. */
export function snippetWords(
  outcome: SnippetOutcome,
  isMasked: boolean,
  trans: TranslationBundle
): string {
  switch (outcome.kind) {
    case 'copied':
      return outcome.outcome === 'refused' && outcome.holdsToken && isMasked
        ? trans.__(
            'The browser blocked copying. Reveal the token, then press “Copy snippet” again: the snippet will be selected.'
          )
        : copyWords(
            outcome.holdsToken
              ? trans.__(
                  'Snippet copied. It contains your token, so do not share it.'
                )
              : trans.__('Snippet copied.'),
            outcome.outcome,
            null,
            trans
          );
    case 'inserted':
      return trans.__(
        'Inserted into %1, without a token. It was not run.',
        nameInWords(outcome.path)
      );
    case 'canceled':
      return '';
    default:
      return sentences(
        trans.__('Nothing was done.'),
        failureWords(outcome, trans)
      );
  }
}

function failureWords(
  outcome: Exclude<
    SnippetOutcome,
    { kind: 'copied' | 'inserted' | 'canceled' }
  >,
  trans: TranslationBundle
): string {
  switch (outcome.kind) {
    case 'no-code':
      return noCodeWords(outcome.code, trans);
    case 'not-for-notebooks':
      return trans.__(
        'This snippet does not run in a notebook. Choose another language.'
      );
    case 'silent-hub':
      return trans.__(
        'The hub gives code on this server no URL or token that works. Copy the snippet, and run it on another machine.'
      );
    case 'other-language':
      return trans.__(
        'The notebook’s kernel runs %1. Choose a snippet in that language, or open another notebook.',
        nameInWords(outcome.language)
      );
    case 'no-kernel':
      return trans.__(
        'No notebook is open, and this server has no kernel for the language. Choose another one.'
      );
    case 'read-only':
      return trans.__('The notebook is read-only. Open another one.');
    case 'failed':
      return sentences(
        trans.__('The server did not do it.'),
        trans.__('Try again.'),
        trans.__('If that does not help, see the server’s log.')
      );
  }
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
  return sentences(
    snippetWords(outcome, isMasked, trans),
    outcome.kind === 'copied' && outcome.otherHosts.length
      ? otherHostsWords(outcome.otherHosts, trans)
      : '',
    !hasPanel &&
      ['not-for-notebooks', 'other-language', 'no-kernel'].includes(
        outcome.kind
      )
      ? trans.__('The choice is in JupyterLab’s settings, “API Snippets”.')
      : ''
  );
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
    'no-name': trans.__('Custom snippet %1 has no name.', position),
    'no-code': trans.__(
      'Custom snippet %1, “%2”, has no code.',
      position,
      called
    ),
    'name-taken': trans.__(
      'Custom snippet %1, “%2”: another snippet has this name.',
      position,
      called
    )
  };
  return words[kind];
}
