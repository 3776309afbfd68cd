import type { TranslationBundle } from '@jupyterlab/translation';
import type { VirtualElement } from '@lumino/virtualdom';
import { h } from '@lumino/virtualdom';

import type { ApiToken } from '../tokens';

/**
 * Draw a link to the Hub's own token page.
 */
export function tokenPageLink(
  { tokenPageUrl }: ApiToken.IHub,
  trans: TranslationBundle
): VirtualElement {
  return newTabLink(tokenPageUrl, trans.__('Open the Hub’s token page'));
}

/**
 * Draw a link to the Hub's home page.
 */
export function homePageLink(
  { homeUrl }: ApiToken.IHub,
  trans: TranslationBundle
): VirtualElement {
  return newTabLink(homeUrl, trans.__('Open the Hub’s home page'));
}

function newTabLink(href: string, label: string): VirtualElement {
  return h.a({ href, target: '_blank', rel: 'noopener noreferrer' }, label);
}
