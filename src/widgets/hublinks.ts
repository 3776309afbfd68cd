import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import { isWebAddress } from '../token/host';
import type { ApiToken } from '../tokens';

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
