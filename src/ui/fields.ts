import type { TranslationBundle } from '@jupyterlab/translation';
import { type ElementAttrs, type VirtualElement, h } from '@lumino/virtualdom';

import css from '../../style/sections.raw.css';
import { isWebUrl } from '../rest/host';
import type { ApiToken } from '../tokens';
import { details, PRIVATE } from './controls';
import { addStyle } from './drawing';
import { shownLines } from './untrusted';

// Every section but the token's has a field, a report or a link.
addStyle(css);

/** The attributes of private form controls: browsers do not keep the input. */
export const PRIVATE_FIELD = { ...PRIVATE, autocomplete: 'off' } as const;

export function renderInput(
  id: string,
  label: string,
  value: string,
  change: (value: string) => void,
  attrs: ElementAttrs
): VirtualElement {
  return h.div(
    { className: 'jp-ApiToken-field' },
    h.label({ htmlFor: id }, label),
    h.input({
      id,
      className: 'jp-mod-styled',
      value,
      ...PRIVATE_FIELD,
      ...attrs,
      oninput: event => change((event.target as HTMLInputElement).value)
    })
  );
}

/** Renders a labeled list. Options of a group become an `optgroup`. */
export function renderSelect(
  id: string,
  label: string,
  value: string,
  options: readonly (readonly [value: string, label: string, group?: string])[],
  choose: (value: string) => void
): VirtualElement {
  const groups = new Map<string, VirtualElement[]>();
  for (const [option, words, group = ''] of options) {
    const before = groups.get(group) ?? [];
    groups.set(group, [...before, h.option({ value: option }, words)]);
  }
  return h.div(
    { className: 'jp-ApiToken-field', key: id },
    h.label({ htmlFor: id }, label),
    h.select(
      {
        id,
        className: 'jp-mod-styled',
        value,
        ...PRIVATE_FIELD,
        onchange: event => choose((event.target as HTMLSelectElement).value)
      },
      [...groups].flatMap(([label, options]) =>
        label ? [h.optgroup({ label }, options)] : options
      )
    )
  );
}

/** Renders a text that scrolls, with the keyboard too. */
export function renderText(label: string, text: string): VirtualElement {
  return h.pre(
    {
      className: 'jp-ApiToken-json',
      role: 'group',
      tabindex: '0',
      'aria-label': label,
      dir: 'ltr',
      ...PRIVATE
    },
    text
  );
}

/**
 * Renders details of a failure, for an admin or an issue; none where the user
 * canceled. They have no token.
 */
export function renderReport(
  failure: {
    readonly kind?: string;
    readonly status?: number | null;
    readonly path?: string;
    readonly message?: string;
  },
  trans: TranslationBundle
): h.Child {
  const rows: [name: string, value: string | undefined][] = [
    [trans._p('of a failure', 'Failure'), failure.kind],
    [trans._p('of an HTTP answer', 'Status'), failure.status?.toString()],
    [trans._p('of a URL', 'Path'), failure.path],
    [trans._p('of a failure', 'Message'), failure.message]
  ];
  const attrs = { className: 'jp-ApiToken-scope', dir: 'auto', ...PRIVATE };
  return failure.kind === 'cancelled'
    ? ''
    : details(
        trans.__('Details for an issue'),
        h.dl(
          rows.flatMap(([name, value]) =>
            value ? [h.dt(name), h.dd(attrs, shownLines(value))] : []
          )
        )
      );
}

export function hubPageLink(
  { url }: ApiToken.IHub,
  page: 'home' | 'token',
  trans: TranslationBundle
): VirtualElement {
  const label =
    page === 'home'
      ? trans.__('Open the Hub’s home page')
      : trans.__('Open the Hub’s token page');
  const href = `${url}${page}`;
  // A URL such as `javascript:` in the configuration would run in this page.
  return isWebUrl(href)
    ? h.a({ href, target: '_blank', rel: 'noopener noreferrer' }, label)
    : h.span(
        trans.__(
          'There is no link: the Hub’s URL in this page’s configuration is not a web URL. Tell the Hub’s admin.'
        )
      );
}

export function isInFrame(): boolean {
  return window.parent !== window;
}

/**
 * Reloads the page to get a new token.
 *
 * @param hub - The hub that no longer accepts the token; `null` where a plain
 *   reload is enough. A server that still has the token in its cache
 *   (`HubAuth.user_for_token`) would return the same one (measured), so the page
 *   is reloaded by the Hub's sign-in page, which starts a new session.
 */
export function reloadPage(hub: ApiToken.IHub | null): void {
  const { location } = window;
  if (hub) {
    const next = encodeURIComponent(location.pathname + location.search);
    const signIn = `${hub.url}login?next=${next}`;
    if (isInFrame()) {
      // Browsers do not show the Hub's sign-in page in a frame.
      window.open(signIn, '_blank', 'noopener');
    } else {
      location.assign(signIn);
    }
  } else {
    location.reload();
  }
}
