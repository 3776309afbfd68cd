import type { ServerConnection } from '@jupyterlab/services';

import type { IConnection, IHost } from '../rest/host';
import type { ApiToken, IApiToken } from '../tokens';
import { NO_CHECK, NO_FACTS } from './unknown';

/**
 * The seconds to wait for the code of the requests.
 */
const LOAD_SECONDS = 10;

/**
 * The requests, see `IApiToken`.
 */
interface IRest {
  readonly check: (
    connection: IConnection,
    path: string,
    options: ApiToken.IRequestOptions
  ) => Promise<ApiToken.ICheck>;

  readonly inspect: (
    connection: IConnection,
    options: ApiToken.IRequestOptions
  ) => Promise<ApiToken.IFacts>;
}

/**
 * The token of the live server connection.
 *
 * The one place that reads the token. It keeps no copy: each member looks at
 * the settings again. The code of the requests is loaded when the first of
 * them is made.
 */
export class LiveApiToken implements IApiToken {
  /**
   * @param readSettings - Gives the live settings of the server connection.
   * @param readHost - Gives where the page runs.
   * @param load - Loads the requests.
   */
  constructor(
    readSettings: () => ServerConnection.ISettings,
    readHost: () => IHost,
    load: () => Promise<IRest>
  ) {
    this._readSettings = readSettings;
    this._readHost = readHost;
    this._load = load;
  }

  get value(): string {
    return this._readSettings().token;
  }

  get kind(): ApiToken.Kind {
    if (!this.value) {
      return 'none';
    }
    return this.hub ? 'hub' : 'server';
  }

  get serverUrl(): string {
    const { baseUrl } = this._readSettings();
    return baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  }

  get hub(): ApiToken.IHub | null {
    return this._readHost().hub;
  }

  async inspect(
    options: ApiToken.IRequestOptions = {}
  ): Promise<ApiToken.IFacts> {
    const rest = await this._loadRest(options.signal);
    return typeof rest === 'object'
      ? rest.inspect(this._connection(), options)
      : {
          ...NO_FACTS,
          kind: this.kind,
          absence: this._absence(),
          failure:
            rest === 'cancelled'
              ? null
              : { kind: rest, status: null, message: '', retryAfter: null }
        };
  }

  async check(
    path: string,
    options: ApiToken.IRequestOptions = {}
  ): Promise<ApiToken.ICheck> {
    const rest = await this._loadRest(options.signal);
    return typeof rest === 'object'
      ? rest.check(this._connection(), path, options)
      : { ...NO_CHECK, path, outcome: rest };
  }

  /**
   * Load the code of the requests. That the server does not give it, or not in
   * time, is as good an answer as a request's.
   */
  private _loadRest(
    signal?: AbortSignal
  ): Promise<IRest | 'cancelled' | 'timeout' | 'unreachable'> {
    return new Promise(resolve => {
      const cancel = () => resolve('cancelled');
      const timer = setTimeout(() => resolve('timeout'), LOAD_SECONDS * 1000);
      signal?.addEventListener('abort', cancel);
      void this._load()
        .catch(() => 'unreachable' as const)
        .then(loaded => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', cancel);
          resolve(loaded);
        });
    });
  }

  /**
   * Why there is no token, as far as that is known without a request.
   */
  private _absence(): ApiToken.Absence | null {
    if (this.value) {
      return null;
    }
    const { hub, isLite } = this._readHost();
    return isLite ? 'lite' : hub ? 'hub' : 'unknown';
  }

  private _connection(): IConnection {
    const { fetch } = this._readSettings();
    return {
      token: this.value,
      serverUrl: this.serverUrl,
      host: this._readHost(),
      fetch
    };
  }

  private readonly _readSettings: () => ServerConnection.ISettings;
  private readonly _readHost: () => IHost;
  private readonly _load: () => Promise<IRest>;
}
