import type { IPageReader } from '../../rest/host';
import { readHost } from '../../rest/host';
import type { ApiToken } from '../../tokens';

/**
 * The options that JupyterHub 5.0 and later put into PageConfig, for alice in
 * her own default server.
 */
export const HUB_5: Readonly<Record<string, string>> = {
  hubPrefix: '/hub/',
  hubHost: '',
  hubUser: 'alice',
  hubServerUser: 'alice',
  hubServerName: ''
};

/** The same before JupyterHub 5.0. */
export const HUB_4: Readonly<Record<string, string>> = {
  ...HUB_5,
  hubServerUser: ''
};

/** In the service `lab`, which alice opened. */
export const SERVICE: Readonly<Record<string, string>> = {
  ...HUB_5,
  baseUrl: '/services/lab/',
  hubServerUser: ''
};

export function pageWith(
  options: Readonly<Record<string, string>>,
  page: Partial<IPageReader> = {}
): IPageReader {
  return {
    option: name => options[name] ?? '',
    origin: 'https://hub.example',
    isLite: false,
    ...page
  };
}

/** The hub of a page with these options in its PageConfig. */
export function hubOf(
  options: Readonly<Record<string, string>>,
  page: Partial<IPageReader> = {}
): ApiToken.IHub {
  const { hub } = readHost(pageWith(options, page));
  if (hub === null) {
    throw new Error('This page is on no hub.');
  }
  return hub;
}
