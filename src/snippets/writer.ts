import { MASK } from '../rest/body';
import { resolvePath, strictAddress } from '../rest/path';
import type { ApiSnippets, ApiToken, IApiToken } from '../tokens';

/**
 * What stands in for a masked token while the code is written. No language has
 * to quote it.
 */
const PLACEHOLDER = 'MASKED'.repeat(4);

/**
 * The code of a snippet.
 */
export interface ICode {
  readonly kind: 'code';
  readonly text: string;

  /** What is to be said beneath it, `''` for nothing. */
  readonly note: string;

  readonly holdsToken: boolean;
}

/**
 * Why there is no code.
 *
 * - `refused`: the path may not be asked for
 * - `failed`: the snippet's function threw, `message` is what; `''` when it
 *   did so for the token that it was to hold
 * - `unknown`: there is no snippet of this name
 */
export type NoCode =
  | { readonly kind: 'refused'; readonly refusal: ApiToken.PathRefusal }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'unknown'; readonly name: string };

/**
 * The code of a snippet, or why there is none.
 */
export type Code = ICode | NoCode;

/**
 * What is to be written.
 */
export interface IOrder {
  readonly place: ApiSnippets.Place;
  readonly path: string;

  /** Whether the code is to hold the token, where it may. */
  readonly includeToken: boolean;

  /** Whether the server asks nobody for a token. */
  readonly isOpen: boolean;
}

/**
 * Has snippets written, with the token or masked. Keeps no token.
 */
export class SnippetWriter {
  /**
   * @param token - Asked where the server is; its own token is kept out of
   *   messages too.
   * @param readSecret - Gives the token that code is to hold, whenever such
   *   code is written; `''` when there is none.
   */
  constructor(
    token: Pick<IApiToken, 'hub' | 'serverUrl' | 'value'>,
    readSecret: () => string
  ) {
    this._token = token;
    this._readSecret = readSecret;
  }

  /**
   * Write a snippet as it is copied.
   */
  write(snippet: ApiSnippets.ISnippet, order: IOrder): Code {
    const code = this._write(snippet, order, this._readSecret());
    if (code.kind !== 'failed' || !order.includeToken) {
      return code;
    }
    // What it threw may quote the token, in whatever form.
    const masked = this.writeMasked(snippet, order);
    return masked.kind === 'code' ? { kind: 'failed', message: '' } : masked;
  }

  /**
   * Write a snippet as it may be seen by anybody: with dots for the token.
   */
  writeMasked(snippet: ApiSnippets.ISnippet, order: IOrder): Code {
    const placeholder = this._readSecret() ? PLACEHOLDER : '';
    const code = this._write(snippet, order, placeholder);
    return code.kind === 'code'
      ? { ...code, text: mask(code.text), note: mask(code.note) }
      : code;
  }

  /**
   * @param value - What stands for the token, where the code is to hold it.
   */
  private _write(
    snippet: ApiSnippets.ISnippet,
    { place, path, includeToken, isOpen }: IOrder,
    value: string
  ): Code {
    const holdsToken =
      includeToken && place === 'anywhere' && !isOpen && value !== '';
    const { request, refusal } = makeRequest(this._token, {
      place,
      path,
      token: isOpen ? '' : holdsToken ? value : null
    });
    if (!request) {
      return { kind: 'refused', refusal };
    }
    try {
      return {
        kind: 'code',
        text: asText(snippet.render(request)),
        note: asText(snippet.note?.(request) ?? ''),
        holdsToken
      };
    } catch (reason) {
      return { kind: 'failed', message: this._messageOf(reason) };
    }
  }

  /**
   * What a snippet threw, without a token, should the snippet have one from
   * elsewhere.
   */
  private _messageOf(reason: unknown): string {
    return [this._readSecret(), this._token.value]
      .filter(Boolean)
      .reduce(
        (message, secret) => message.split(secret).join(MASK),
        mask(messageOf(reason))
      );
  }

  private readonly _token: Pick<IApiToken, 'hub' | 'serverUrl' | 'value'>;
  private readonly _readSecret: () => string;
}

function mask(text: string): string {
  return text.split(PLACEHOLDER).join(MASK);
}

/**
 * What a snippet gave, which may have been written without types.
 *
 * @throws An error when it is not a text.
 */
function asText(given: unknown): string {
  if (typeof given !== 'string') {
    throw new Error(`It gave a value of the type ${typeof given}, not a text.`);
  }
  return given;
}

/**
 * What was thrown, as a text.
 */
function messageOf(reason: unknown): string {
  try {
    return reason instanceof Error
      ? String(reason.message) || reason.name
      : String(reason);
  } catch {
    return typeof reason;
  }
}

/**
 * What a person chose for the code.
 */
export interface IChoice {
  readonly place: ApiSnippets.Place;
  readonly path: string;

  /** The token that the code is to hold, as `IRequest` has it. */
  readonly token: string | null;
}

/**
 * What the code is to do, or why there can be none.
 */
export type Request =
  | { readonly request: ApiSnippets.IRequest; readonly refusal: null }
  | { readonly request: null; readonly refusal: ApiToken.PathRefusal };

/**
 * Put together what a snippet is told.
 */
export function makeRequest(
  { hub, serverUrl }: Pick<IApiToken, 'hub' | 'serverUrl'>,
  { place, path, token }: IChoice
): Request {
  const { url, refusal } = resolvePath(serverUrl, path);
  if (url === null) {
    return { request: null, refusal };
  }
  const given = path.trim();
  return {
    request: {
      place,
      // Inside the server no code needs the person's token.
      token: place === 'server' && token ? null : token,
      serverUrl: strictAddress(serverUrl),
      apiUrl: strictAddress(url),
      path: given.startsWith('/') ? given : `/${given}`,
      user: hub ? (hub.user ?? hub.serverUser) : '',
      isOnHub: hub !== null
    },
    refusal: null
  };
}

/**
 * Where a snippet can run.
 */
export function placesOf(
  snippet: ApiSnippets.ISnippet | null
): readonly ApiSnippets.Place[] {
  const places = snippet?.places ?? [];
  return places.length ? places : ['anywhere', 'server'];
}

/**
 * Whether a snippet has a way into a notebook.
 */
export function isForNotebooks(
  snippet: ApiSnippets.ISnippet | null
): snippet is ApiSnippets.ISnippet & { readonly kernelLanguage: string } {
  return (
    snippet?.kernelLanguage !== undefined &&
    placesOf(snippet).includes('server')
  );
}
