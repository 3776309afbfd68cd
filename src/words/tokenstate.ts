import type { TranslationBundle } from '@jupyterlab/translation';

import type { TokenState } from '../token/state';
import type { ApiToken, IApiToken } from '../tokens';
import { nameInWords } from './foreigntext';
import { relativeTime } from './time';
import { serverName } from './title';

/**
 * The state of the token: a word or a few, and what that means.
 */
export interface IStateWords {
  readonly state: string;

  /** `''` where there is nothing to add. */
  readonly detail: string;
}

/**
 * Say whether the token works.
 *
 * @param now - The time by the clock of who answered.
 * @param language - The interface's language as a BCP 47 tag.
 */
export function stateWords(
  state: TokenState,
  { hub }: Pick<IApiToken, 'hub'>,
  facts: ApiToken.IFacts | null,
  now: Date,
  language: string,
  trans: TranslationBundle
): IStateWords {
  switch (state) {
    case 'none':
      return { state: '', detail: '' };
    case 'asking':
      return { state: trans.__('Asking whether it works …'), detail: '' };
    case 'works':
      return {
        state: trans.__('Works now'),
        detail: hub
          ? trans.__('It opens the server %1', nameInWords(serverName(hub)))
          : trans.__('It opens everything on this server')
      };
    case 'soon':
      return {
        state: trans.__('Works now, but ends soon'),
        detail: trans.__(
          'It ends %1. Reload the page after that to get a new one.',
          relativeTime(facts?.lifetime?.expires ?? now, now, language)
        )
      };
    case 'refused':
      return {
        state: trans.__('Works no more'),
        detail: refusedWords(hub, facts, trans)
      };
    case 'unknown':
      return { state: trans.__('Not known whether it works'), detail: '' };
  }
}

function refusedWords(
  hub: ApiToken.IHub | null,
  facts: ApiToken.IFacts | null,
  trans: TranslationBundle
): string {
  if (facts?.state === 'works') {
    return trans.__('It has ended. Reload the page to get a new one.');
  }
  return hub?.sameOrigin
    ? trans.__('The Hub no longer knows it. Reload the page to get a new one.')
    : trans.__(
        'The server no longer accepts it. Reload the page to get a new one.'
      );
}
