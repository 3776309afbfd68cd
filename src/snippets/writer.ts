import { otherHosts, resolvePath, strictUrl } from '../rest/path';
import { MASK } from '../rest/text';
import type { ApiSnippets, ApiToken, IApiToken } from '../tokens';

/** Replaces a masked token while the code is written. No language quotes it. */
const PLACEHOLDER = 'MASKED'.repeat(4);

interface ICode {
  readonly kind: 'code';
  readonly text: string;

  /** The text below the code, `''` for none. */
  readonly note: string;

  readonly holdsToken: boolean;

  /** The hosts that code with the token names, other than the server's. */
  readonly otherHosts: readonly string[];
}

/**
 * Why there is no code.
 *
 * - `refused`: the path is not allowed
 * - `failed`: the snippet threw `message`, which is `''` where that could
 *   contain the token
 * - `unknown`: there is no snippet with this id or title
 */
export type NoCode =
  | { readonly kind: 'refused'; readonly refusal: ApiToken.PathRefusal }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'unknown'; readonly name: string };

export type Code = ICode | NoCode;

export interface ISnippetOptions {
  readonly place: ApiSnippets.Place;
  readonly path: string;

  /** Whether the code is to contain the token, where it may. */
  readonly includeToken: boolean;

  /** Whether the server requires no token. */
  readonly isOpen: boolean;
  readonly sendsPassword: boolean;
}

/** Calls snippets to write code, with the token or masked. Keeps no token. */
export class SnippetWriter {
  /** @param _readSecret - Returns the token for the code, `''` for none. */
  constructor(
    private readonly _token: Pick<IApiToken, 'hub' | 'serverUrl' | 'value'>,
    private readonly _readSecret: () => string
  ) {}

  write(snippet: ApiSnippets.ISnippet, order: ISnippetOptions): Code {
    const masked = this.writeMasked(snippet, order);
    if (masked.kind !== 'code') {
      return masked;
    }
    const code = this._write(snippet, order, this._readSecret());
    return code.kind === 'code'
      ? { ...code, otherHosts: masked.otherHosts }
      : // The message may contain the token in any form.
        { kind: 'failed', message: '' };
  }

  writeMasked(snippet: ApiSnippets.ISnippet, order: ISnippetOptions): Code {
    const placeholder = this._readSecret() ? PLACEHOLDER : '';
    const code = this._write(snippet, order, placeholder);
    if (code.kind !== 'code') {
      return code;
    }
    const text = mask(code.text);
    return {
      ...code,
      text,
      note: mask(code.note),
      // Of masked code, because a hostname may contain the token.
      otherHosts: code.holdsToken ? otherHosts(text, this._token.serverUrl) : []
    };
  }

  /** @param secret - The token or its placeholder. */
  private _write(
    snippet: ApiSnippets.ISnippet,
    { place, path, includeToken, isOpen, sendsPassword }: ISnippetOptions,
    secret: string
  ): Code {
    const { hub, serverUrl } = this._token;
    const { url, refusal } = resolvePath(serverUrl, path);
    if (url === null) {
      return { kind: 'refused', refusal };
    }
    const holdsToken =
      includeToken && place === 'anywhere' && !isOpen && secret !== '';
    const request: ApiSnippets.IRequest = {
      place,
      token: isOpen ? '' : holdsToken ? secret : null,
      serverUrl: strictUrl(serverUrl),
      apiUrl: strictUrl(url),
      path: path.trim().replace(/^\/?/, '/'),
      user: hub ? (hub.user ?? hub.serverUser) : '',
      isOnHub: hub !== null,
      hubUrl:
        hub?.url && !hub.serviceName
          ? strictUrl(hub.url.replace(/hub\/$/, ''))
          : '',
      // From JupyterHub 5.0 on, a server's page names its visitor.
      takesTokenInUrl: hub === null || (hub.user === null && !hub.serviceName),
      basicAuthentication: sendsPassword && place === 'anywhere'
    };
    try {
      return {
        kind: 'code',
        text: asText(snippet.render(request)),
        note: asText(snippet.note?.(request) ?? ''),
        holdsToken,
        otherHosts: []
      };
    } catch (reason) {
      return { kind: 'failed', message: this._messageOf(reason) };
    }
  }

  /** Masks the page's token too: a snippet may have it from elsewhere. */
  private _messageOf(reason: unknown): string {
    return [PLACEHOLDER, this._readSecret(), this._token.value]
      .filter(Boolean)
      .reduce(
        (message, secret) => message.split(secret).join(MASK),
        messageOf(reason)
      );
  }
}

function mask(text: string): string {
  return text.split(PLACEHOLDER).join(MASK);
}

/** Throws for another type, which an extension without types may return. */
function asText(value: unknown): string {
  if (typeof value !== 'string') {
    throw new Error(`It gave a value of the type ${typeof value}, not a text.`);
  }
  return value;
}

function messageOf(reason: unknown): string {
  try {
    return reason instanceof Error
      ? String(reason.message) || reason.name
      : String(reason);
  } catch {
    return typeof reason;
  }
}

export function placesOf({
  places
}: ApiSnippets.ISnippet): readonly ApiSnippets.Place[] {
  return places?.length ? places : ['anywhere', 'server'];
}
