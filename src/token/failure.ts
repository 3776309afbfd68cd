import type { TranslationBundle } from '@jupyterlab/translation';
import { type VirtualElement, h } from '@lumino/virtualdom';

import { failureWords } from '../rest/failure';
import type { ApiToken } from '../tokens';
import {
  renderBusy,
  renderButton,
  renderButtons,
  renderCancel,
  renderReport,
  hubPageLink
} from '../ui/controls';
import type { PanelModel } from './model';
import { gatewayWords } from './state';

/** Renders why less is known of the token than could be. */
export function renderFailure(
  { failure }: ApiToken.IFacts,
  hub: ApiToken.IHub | null,
  trans: TranslationBundle
): h.Child {
  if (!failure) {
    return '';
  }
  const isOtherOrigin = failure.kind === 'other-origin';
  const asked = hub?.sameOrigin || isOtherOrigin ? 'hub' : 'server';
  return h.div(
    { className: 'jp-ApiToken-problem' },
    h.p(
      failure.gateway
        ? gatewayWords(failure.gateway, hub !== null, trans)
        : failureWords(failure, asked, 'refresh', trans)
    ),
    isOtherOrigin ? '' : renderReport(failure, trans),
    hub && !hub.sameOrigin ? h.p(hubPageLink(hub, 'token', trans)) : ''
  );
}

/** Renders the button "Refresh", and that a request for facts is running. */
export function renderRefresh(
  model: PanelModel,
  trans: TranslationBundle
): VirtualElement {
  const { isInspecting, token } = model;
  const busy = token.hub?.sameOrigin
    ? trans.__('Asking the Hub …')
    : trans.__('Asking the server …');
  return renderButtons(
    renderButton(trans.__('Refresh'), () => model.inspect()),
    renderBusy(isInspecting ? busy : ''),
    isInspecting ? renderCancel(() => model.cancelInspection(), trans) : ''
  );
}
