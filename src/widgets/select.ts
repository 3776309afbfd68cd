import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { PRIVATE_FIELD } from './keptprivate';

/**
 * Draw a list to choose from, and its label.
 *
 * @param options - What to choose from; a group's options stand side by side.
 * @param choose - Called with the value that the person chose.
 */
export function renderSelect(
  id: string,
  label: string,
  options: readonly (readonly [value: string, label: string, group?: string])[],
  choose: (value: string) => void
): VirtualElement {
  const groups = new Map<string, VirtualElement[]>();
  for (const [value, words, group = ''] of options) {
    const before = groups.get(group) ?? [];
    groups.set(group, [...before, h.option({ value }, words)]);
  }
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
      [...groups].flatMap(([label, options]) =>
        label ? [h.optgroup({ label }, options)] : options
      )
    )
  );
}
