import { CONFIGURATION } from '../pages/findindocument';
import type { ISecret } from './search';
import type { IText } from './text';

/** The URLs to which a token may be sent. */
export interface IPlaces {
  /** The URL of the page's server. */
  readonly serverUrl: string;

  /** The URL of the Hub's API, `null` without a hub. */
  readonly hubApiUrl: string | null;
}

/** An entry of the list. */
export interface IAllowance {
  readonly reason: string;

  /** The hosts on which the entry applies. */
  readonly only?: 'hub' | 'server';

  readonly allows: (text: IText, secret: ISecret, places: IPlaces) => boolean;
}

/**
 * All places where the page's own token is allowed. A token that was created in
 * the panel is allowed in none, because the page does not use it.
 *
 * The clipboard is not searched, and a revealed token is tested separately.
 */
export const ALLOWED: readonly IAllowance[] = [
  {
    reason: 'JupyterLab and the extension ask the server with it',
    allows: (text, secret, { serverUrl }) =>
      isAuthorization(text, secret) && isBelow(text.url, serverUrl)
  },
  {
    reason: 'the extension asks the Hub with it, which issued it',
    only: 'hub',
    allows: (text, secret, { hubApiUrl }) =>
      isAuthorization(text, secret) && isBelow(text.url, hubApiUrl)
  },
  {
    reason: 'JupyterLab has it from its own configuration element',
    allows: ({ place, where }) =>
      place === 'document' && where === `${CONFIGURATION} #text`
  },
  {
    reason:
      'JupyterHub keeps it in the cookie of its server, signed and in base64; scripts can’t read that (HttpOnly)',
    only: 'hub',
    allows: ({ place, text, url, where }, _, { hubApiUrl, serverUrl }) =>
      hubApiUrl !== null &&
      place === 'header' &&
      where.startsWith('cookie of ') &&
      /^"?jupyterhub-user-[^=]*=/.test(text) &&
      isBelow(url?.replace(/^ws/, 'http'), serverUrl)
  },
  {
    reason:
      'Jupyter Server keeps it for `jupyter server list` and for the browser that it opens itself, in files that only its person can read',
    only: 'server',
    allows: ({ place, where }, _, { hubApiUrl }) =>
      hubApiUrl === null &&
      place === 'file' &&
      /^home\/\.local\/share\/jupyter\/runtime\/jpserver-\d+(\.json|-open\.html)$/.test(
        where
      )
  }
];

function isAuthorization({ place, text }: IText, { value }: ISecret): boolean {
  return place === 'header' && text === `authorization: token ${value}`;
}

function isBelow(url: string | undefined, base: string | null): boolean {
  return url !== undefined && base !== null && url.startsWith(base);
}
