import type { TranslationBundle } from '@jupyterlab/translation';
import { h } from '@lumino/virtualdom';

import type { ApiToken } from '../tokens';
import { problemWords } from '../words/problem';
import { tokenPageLink } from './hublinks';

/**
 * Draw why less is known of the token than could be, and the way to more.
 *
 * @param hub - The hub that runs the server, `null` when there is none.
 */
export function renderProblem(
  facts: ApiToken.IFacts,
  hub: ApiToken.IHub | null,
  trans: TranslationBundle
): h.Child {
  const words = problemWords(facts, hub?.sameOrigin ? 'hub' : 'server', trans);
  return words
    ? h.div(
        { className: 'jp-ApiToken-problem' },
        h.p(words),
        hub && !hub.sameOrigin ? h.p(tokenPageLink(hub, trans)) : ''
      )
    : '';
}
