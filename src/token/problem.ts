import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { failureWords } from '../rest/failure';
import type { ApiToken, IApiToken } from '../tokens';
import {
  renderBusy,
  renderButton,
  renderCancel,
  renderFailureReport,
  tokenPageLink
} from '../ui/controls';
import type { PanelModel } from './model';

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
  const { failure } = facts;
  const isOtherOrigin = failure?.kind === 'other-origin';
  const asked = hub?.sameOrigin || isOtherOrigin ? 'hub' : 'server';
  return failure
    ? h.div(
        { className: 'jp-ApiToken-problem' },
        h.p(failureWords(failure, asked, 'refresh', trans)),
        isOtherOrigin ? '' : renderFailureReport(failure, trans),
        hub && !hub.sameOrigin ? h.p(tokenPageLink(hub, trans)) : ''
      )
    : '';
}

/**
 * Whether that stands at the top of the panel, with the button “Refresh”: it
 * is why nobody knows whether the token works.
 */
export function isProblemAtTop(
  { kind }: Pick<IApiToken, 'kind'>,
  facts: ApiToken.IFacts | null
): facts is ApiToken.IFacts {
  return kind !== 'none' && facts?.state === 'unknown';
}

/**
 * Draw the button that asks again what the token is worth, and that this goes
 * on.
 */
export function renderRefresh(
  model: Pick<
    PanelModel,
    'cancelInspection' | 'inspect' | 'isInspecting' | 'token'
  >,
  trans: TranslationBundle
): VirtualElement {
  const { isInspecting, token } = model;
  return h.div(
    { className: 'jp-ApiToken-buttons' },
    renderButton(trans.__('Refresh'), () => model.inspect()),
    renderBusy(
      isInspecting
        ? token.hub?.sameOrigin
          ? trans.__('Asking the Hub …')
          : trans.__('Asking the server …')
        : ''
    ),
    isInspecting ? renderCancel(() => model.cancelInspection(), trans) : ''
  );
}
