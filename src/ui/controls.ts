import type { TranslationBundle } from '@jupyterlab/translation';
import { type ElementAttrs, h, VirtualElement } from '@lumino/virtualdom';

export function renderButton(
  label: h.Child,
  press: () => unknown,
  attrs: ElementAttrs = {}
): VirtualElement {
  return h.button(
    {
      className: 'jp-mod-styled',
      type: 'button',
      ...attrs,
      onclick: () => void press()
    },
    label
  );
}

/**
 * Renders the button "Cancel". Its style shows it late: most requests end before
 * a user would press it.
 */
export function renderCancel(
  cancel: () => void,
  trans: TranslationBundle
): VirtualElement {
  return renderButton(trans.__('Cancel'), cancel, {
    key: 'cancel',
    className: 'jp-mod-styled jp-ApiToken-late'
  });
}

/**
 * Renders the progress of a request; an empty live region while there is none,
 * since screen readers speak what is added to one.
 */
export function renderBusy(words: string): VirtualElement {
  return h.span(
    { className: 'jp-ApiToken-busy', 'aria-live': 'polite' },
    words ? [renderStatusIcon('busy'), words] : ''
  );
}

export function renderButtons(...buttons: h.Child[]): VirtualElement {
  return h.div({ className: 'jp-ApiToken-buttons' }, ...buttons);
}

/** Renders a live region, which is there before it has words: see `renderBusy`. */
export function renderMessage(
  words: string,
  isProblem = false
): VirtualElement {
  const problem = isProblem ? ' jp-ApiToken-problem' : '';
  return h.p(
    { className: `jp-ApiToken-message${problem}`, 'aria-live': 'polite' },
    words
  );
}

export function renderDetail(...children: h.Child[]): VirtualElement {
  return h.p({ className: 'jp-ApiToken-detail' }, ...children);
}

export function renderWarning(...children: h.Child[]): VirtualElement {
  return h.div({ className: 'jp-ApiToken-warning' }, ...children);
}

/** Renders a `details` element, for which Lumino has no factory. */
export function details(
  summary: string,
  ...content: h.Child[]
): VirtualElement {
  const { children } = h.div(h.summary(summary), ...content);
  return new VirtualElement('details', {}, children);
}

/** The kinds of signs: each has its own shape, character and color. */
export type Status = 'good' | 'warning' | 'bad' | 'unknown' | 'busy' | 'none';

const CHARACTERS: Record<Status, string> = {
  good: '✓',
  warning: '!',
  bad: '✕',
  unknown: '?',
  busy: '',
  none: '–'
};

/** Renders a sign. Hidden from screen readers: words beside it say the same. */
export function renderStatusIcon(status: Status): VirtualElement {
  return h.span(
    {
      className: `jp-ApiToken-sign jp-mod-${status}`,
      'aria-hidden': 'true'
    },
    CHARACTERS[status]
  );
}

/**
 * The attributes of elements that can show a token.
 *
 * Without them browsers send the text to others: `spellcheck` (Chrome's enhanced
 * spell check, Edge's editor), `translate` (translation of the page),
 * `writingsuggestions` (completion in Edge, Safari and Chrome). Phones change it
 * without `autocorrect` and `autocapitalize`.
 */
export const PRIVATE = {
  spellcheck: 'false',
  translate: 'no',
  writingsuggestions: 'false',
  autocorrect: 'off',
  autocapitalize: 'off'
} as const;
