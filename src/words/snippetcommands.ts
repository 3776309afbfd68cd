import type { TranslationBundle } from '@jupyterlab/translation';

import type { SnippetOutcome } from '../widgets/snippetsmodel';
import { nameInWords } from './foreigntext';
import { refusalWords } from './outcome';
import { sentences } from './sentences';
import { otherHostsWords, snippetWords } from './snippets';

/**
 * Say how a command of the snippets ended, to somebody who does not see the
 * panel: nothing of it is at hand, and where an admin disabled it, it never is.
 *
 * @param isMasked - Whether dots stand for the token on the screen.
 */
export function snippetCommandWords(
  outcome: SnippetOutcome,
  hasPanel: boolean,
  isMasked: boolean,
  trans: TranslationBundle
): string {
  if (outcome.kind === 'copied' && outcome.outcome === 'refused') {
    return trans.__(
      'The browser did not let the page copy. Click into the page and try again, or insert the snippet into a notebook.'
    );
  }
  if (!hasPanel) {
    switch (outcome.kind) {
      case 'no-code':
        if (outcome.code.kind === 'refused') {
          return sentences(
            trans.__('Nothing was done. There is no code for this path.'),
            refusalWords(outcome.code.refusal, trans)
          );
        }
        break;
      case 'not-for-notebooks':
        return trans.__(
          'This snippet does not run in a notebook: choose another language in JupyterLab’s settings, under “API Snippets”.'
        );
      case 'other-language':
        return trans.__(
          'Nothing was inserted: the kernel of the notebook runs %1. Choose a language for it in JupyterLab’s settings, under “API Snippets”, or go to another notebook.',
          nameInWords(outcome.language)
        );
    }
  }
  const words = snippetWords(outcome, isMasked, trans);
  return outcome.kind === 'copied' && outcome.otherHosts.length
    ? sentences(words, otherHostsWords(outcome.otherHosts, trans))
    : words;
}
