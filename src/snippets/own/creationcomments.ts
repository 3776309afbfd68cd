import type { TranslationBundle } from '@jupyterlab/translation';

import type { ICreation } from '../creation';

/**
 * Say in the code what a reader would not see from it: that a file would be
 * lost, for the path may name one that is there; and what the odd headers are.
 *
 * @param comment - Makes a comment of words, as the language has it.
 */
export function creationComments(
  creation: ICreation | null,
  hasToken: boolean,
  trans: TranslationBundle,
  comment: (words: string) => string
): readonly string[] {
  const words: string[] = [];
  if (creation?.method === 'PUT') {
    words.push(
      trans.__('A file that is there already is replaced by this one.')
    );
  }
  if (creation && !hasToken) {
    words.push(
      trans.__(
        'A server without a token wants a cookie and a header that agree.'
      )
    );
  }
  return words.map(comment);
}
