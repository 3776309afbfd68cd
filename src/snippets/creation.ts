import { MAX_PATH_CHARACTERS } from '../rest/address';
import type { ApiSnippets } from '../tokens';
import { strictAddress } from './address';

/**
 * A request that makes something at a path.
 */
export interface ICreation {
  /** With `PUT` it takes the place of what was there before. */
  readonly method: 'POST' | 'PUT';

  /** The absolute address, with no query. */
  readonly url: string;

  readonly body: IJsonObject;
}

/**
 * An object that can be written as JSON.
 */
export interface IJsonObject {
  readonly [name: string]: Json;
}

/**
 * A value that can be written as JSON.
 */
export type Json =
  string | number | boolean | null | readonly Json[] | IJsonObject;

/**
 * Tell a list from an object.
 */
export function isList(
  value: IJsonObject | readonly Json[]
): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Headers that a server without a token wants of a request that changes
 * something: a cookie and a header that agree. Browsers let no other site send
 * such a pair; a script may make one up.
 *
 * jupyter_server, `JupyterHandler.check_xsrf_cookie`: only requests with a
 * token are let off. Measured with 1.24 and 2.21: 403 without them.
 */
export const XSRF_HEADERS: Readonly<Record<string, string>> = {
  Cookie: '_xsrf=script',
  'X-XSRFToken': 'script'
};

/**
 * Whether something can be made at a path: a session, a notebook or a file.
 */
export function canCreate(path: string): boolean {
  return kindOf(path) !== null;
}

/**
 * How something is made at the path of a request, `null` where it can't.
 *
 * Jupyter Server REST API: `POST /api/sessions`, `POST /api/contents/{path}`
 * for a directory, `PUT /api/contents/{path}` for a file.
 */
export function creationOf(request: ApiSnippets.IRequest): ICreation | null {
  const url = strictAddress(request.apiUrl.replace(/\/*([?#].*)?$/s, ''));
  switch (kindOf(request.path)) {
    case 'session':
      return { method: 'POST', url, body: SESSION };
    case 'directory':
      return { method: 'POST', url, body: { type: 'notebook' } };
    case 'notebook':
      return { method: 'PUT', url, body: EMPTY_NOTEBOOK };
    case 'file':
      return { method: 'PUT', url, body: TEXT_FILE };
    case null:
      return null;
  }
}

/**
 * What a path names, as far as its form tells.
 */
type Kind = 'session' | 'directory' | 'notebook' | 'file';

function kindOf(path: string): Kind | null {
  if (path.length > MAX_PATH_CHARACTERS) {
    return null;
  }
  const segments = path
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/^\/|\/+$/g, '')
    .split('/');
  const [api, collection, ...below] = segments;
  if (api !== 'api' || segments.includes('')) {
    return null;
  }
  if (collection === 'sessions' && below.length === 0) {
    return 'session';
  }
  const [last = '', beforeLast] = [...below].reverse();
  if (
    collection !== 'contents' ||
    ABOUT_A_FILE.test(last) ||
    beforeLast === 'checkpoints'
  ) {
    return null;
  }
  const extension = /[^.]\.([^.]+)$/.exec(last)?.[1];
  if (extension === undefined) {
    return 'directory';
  }
  return extension === 'ipynb' ? 'notebook' : 'file';
}

/**
 * What the server takes for something about a file, never for a file's name. A
 * POST to it restores an older state or trusts a notebook.
 */
const ABOUT_A_FILE = /^(checkpoints|trust)$/;

const SESSION: IJsonObject = {
  path: 'from-a-script.ipynb',
  name: 'from-a-script.ipynb',
  type: 'notebook',
  kernel: { name: 'python3' }
};

const EMPTY_NOTEBOOK: IJsonObject = {
  type: 'notebook',
  format: 'json',
  content: { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }
};

const TEXT_FILE: IJsonObject = {
  type: 'file',
  format: 'text',
  content: 'From a script.\n'
};
