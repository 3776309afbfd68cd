import type { TranslationBundle } from '@jupyterlab/translation';
import type { ElementAttrs } from '@lumino/virtualdom';
import { h, VirtualElement } from '@lumino/virtualdom';

import { isWebAddress } from '../rest/host';
import type { IHubFailure } from '../rest/hub';
import type { ApiToken } from '../tokens';
import { shownLines } from './untrusted';

/**
 * Draw a button.
 *
 * @param label - What is in it, such as its name.
 * @param press - Called when the person presses it.
 * @param attrs - What else it has, such as a name for screen readers.
 */
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
 * Draw the button that ends what is going on. It is not seen at once: most of
 * what it could end is over before anybody would press it.
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
 * Draw that something is going on; room for it while nothing is.
 *
 * @param words - What is going on, `''` while nothing is.
 */
export function renderBusy(words: string): VirtualElement {
  // Always there: screen readers speak what comes into it.
  return h.span(
    { className: 'jp-ApiToken-busy', 'aria-live': 'polite' },
    words ? [renderSign('busy'), words] : ''
  );
}

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

/**
 * How things stand. Each has a shape, a character and a colour of its own.
 */
export type Standing = 'good' | 'warning' | 'bad' | 'unknown' | 'busy' | 'none';

const CHARACTERS: Record<Standing, string> = {
  good: '✓',
  warning: '!',
  bad: '✕',
  unknown: '?',
  busy: '',
  none: '–'
};

/**
 * Draw a sign of how things stand, for those who see it: words beside it say
 * the same.
 */
export function renderSign(standing: Standing): VirtualElement {
  return h.span(
    {
      className: `jp-ApiToken-sign jp-mod-${standing}`,
      'aria-hidden': 'true'
    },
    CHARACTERS[standing]
  );
}

/**
 * The attributes of an element that can show a token, or code or an answer
 * with one.
 *
 * Browsers and their extensions send what a person writes and reads to others:
 * `spellcheck` (Chrome's enhanced spell check, Edge's editor), `translate`
 * (translation of the page, by the words of the HTML standard also for other
 * tools), `writingsuggestions` (Edge, Safari and Chrome complete what is
 * typed). `autocorrect` and `autocapitalize` have telephones change it.
 */
export const PRIVATE = {
  spellcheck: 'false',
  translate: 'no',
  writingsuggestions: 'false',
  autocorrect: 'off',
  autocapitalize: 'off'
} as const;

/**
 * The attributes of a control in which a person types or chooses: the same,
 * and the browser does not keep what was typed, to offer it again.
 */
export const PRIVATE_FIELD = { ...PRIVATE, autocomplete: 'off' } as const;

/**
 * What is known of a failure beyond the sentence that a person reads: what
 * those who are to mend it want to know. Holds no token.
 */
export interface IReport {
  /** The failure as the code calls it, such as `server-error`. */
  readonly fault?: string;

  /** The HTTP status, `null` when there was no answer. */
  readonly status?: number | null;

  /** The path that was asked for. */
  readonly path?: string;

  /** What the Hub, the server or JupyterLab said of it, `''` for nothing. */
  readonly message?: string;
}

/**
 * Draw what is known of a failure, folded away.
 */
export function renderReport(
  { fault, status, path, message }: IReport,
  trans: TranslationBundle
): VirtualElement {
  const row = (name: string, value: string | undefined): VirtualElement[] =>
    value
      ? [
          h.dt(name),
          h.dd(
            { className: 'jp-ApiToken-scope', dir: 'auto', ...PRIVATE },
            shownLines(value)
          )
        ]
      : [];
  return details(
    trans.__('Details for a report'),
    h.dl(
      row(trans._p('of a failure', 'Fault'), fault),
      row(trans._p('of an HTTP answer', 'Status'), status?.toString()),
      row(trans._p('of an address', 'Path'), path),
      row(trans._p('of a failure', 'Message'), message)
    )
  );
}

/**
 * Draw what is known of a failure of the Hub, folded away.
 */
export function renderHubReport(
  { message, status, why }: IHubFailure,
  trans: TranslationBundle
): VirtualElement {
  return renderReport({ fault: why, status, message }, trans);
}

/**
 * Draw a link to the Hub's own token page.
 */
export function tokenPageLink(
  { tokenPageUrl }: ApiToken.IHub,
  trans: TranslationBundle
): VirtualElement {
  return newTabLink(tokenPageUrl, trans.__('Open the Hub’s token page'), trans);
}

/**
 * Draw a link to the Hub's home page.
 */
export function homePageLink(
  { homeUrl }: ApiToken.IHub,
  trans: TranslationBundle
): VirtualElement {
  return newTabLink(homeUrl, trans.__('Open the Hub’s home page'), trans);
}

/**
 * No link where the page's configuration has another kind of address, such as
 * `javascript:`, which would run in this page.
 */
function newTabLink(
  href: string,
  label: string,
  trans: TranslationBundle
): VirtualElement {
  return isWebAddress(href)
    ? h.a({ href, target: '_blank', rel: 'noopener noreferrer' }, label)
    : h.span(
        trans.__(
          'There is no link: what this page has for the Hub’s address is no web address. Tell the Hub’s admin.'
        )
      );
}

/**
 * Load the page again, for a new token.
 *
 * A server that accepts a dead token from its cache would give the page the
 * same one again. The way over the Hub's sign-in page begins a new session,
 * for which the server asks the Hub anew (measured; the cache's key is in
 * `HubAuth.user_for_token`).
 *
 * @param hub - The hub that knows the token no longer while the server may
 *   still do; `null` where a plain reload is enough.
 */
export function reloadPage(hub: ApiToken.IHub | null): void {
  const { location } = window;
  if (hub) {
    const next = encodeURIComponent(location.pathname + location.search);
    location.assign(`${hub.loginUrl}?next=${next}`);
  } else {
    location.reload();
  }
}
