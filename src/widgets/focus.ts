/**
 * What a person reaches with the key Tab.
 */
const CONTROLS =
  'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/**
 * Change a part of the panel without losing the focus. Where the change takes
 * the focused control away, the nearest one in the same section gets it: of a
 * list the next, else the one before, in the end the section's heading. In the
 * body of the page, where browsers leave it, a person would begin anew.
 *
 * @param part - What is changed.
 */
export function keepFocus(part: HTMLElement, change: () => void): void {
  const focused = part.contains(document.activeElement)
    ? (document.activeElement as HTMLElement)
    : null;
  if (!focused) {
    change();
    return;
  }
  const panel = part.closest<HTMLElement>('.jp-ApiToken');
  const section = part.closest<HTMLElement>('.jp-ApiToken-section') ?? part;
  const controls = controlsIn(section);
  const index = controls.indexOf(focused);
  const row = focused.closest('li');
  change();
  if (document.activeElement === focused && isThere(focused)) {
    return;
  }
  const before = controls.slice(0, Math.max(index, 0)).reverse();
  const after = controls.slice(index + 1);
  const near =
    row && !row.isConnected ? [...after, ...before] : [...before, ...after];
  ([focused, ...near].find(isThere) ?? panel)?.focus();
}

/**
 * The controls that a person sees, from the first to the last.
 */
function controlsIn(section: HTMLElement): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>(CONTROLS)].filter(isThere);
}

function isThere(control: HTMLElement): boolean {
  return control.getClientRects().length > 0 && !control.matches(':disabled');
}
