import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { renderBusy } from './busy';
import { renderButton, renderCancel } from './button';
import type { PanelModel } from './panelmodel';

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
