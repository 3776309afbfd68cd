import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { PRIVATE_FIELD } from './keptprivate';

/**
 * Draw a list to choose from, and its label.
 *
 * @param choose - Called with the value that the person chose.
 */
export function renderSelect(
  id: string,
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  choose: (value: string) => void
): VirtualElement {
  return h.div(
    { className: 'jp-ApiToken-field', key: id },
    h.label({ htmlFor: id }, label),
    h.select(
      {
        id,
        className: 'jp-mod-styled',
        ...PRIVATE_FIELD,
        onchange: event => choose((event.target as HTMLSelectElement).value)
      },
      options.map(([value, words]) => h.option({ value }, words))
    )
  );
}
