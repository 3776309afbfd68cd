import { h, VirtualElement } from '@lumino/virtualdom';

/**
 * Draw something that is folded away behind a line, in a `details` element,
 * for which Lumino has no factory of its own.
 */
export function details(
  summary: string,
  ...content: h.Child[]
): VirtualElement {
  const { children } = h.div(h.summary(summary), ...content);
  return new VirtualElement('details', {}, children);
}
