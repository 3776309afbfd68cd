import type { ServerConnection } from '@jupyterlab/services';

import type { IHost } from '../rest/host';
import type { ApiToken, IApiToken } from '../tokens';

/** The time limit for loading the code of the requests. */
const LOAD_SECONDS = 10;

/** The code of the requests. */
type Rest = Pick<typeof import('./requests'), 'check' | 'inspect'>;

/**
 * The token of the live server connection, and the only reader of the token.
 *
 * Keeps no copy: each member reads the settings. The code of the requests is
 * loaded with the first request.
 */
export class LiveApiToken implements IApiToken {
  constructor(
    private readonly _readSettings: () => ServerConnection.ISettings,
    private readonly _readHost: () => IHost,
    private readonly _load: () => Promise<Rest>
  ) {}

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
    const rest = await this._loadRest();
    if (typeof rest === 'object') {
      return rest.inspect(this._connect(), options);
    }
    const { hub, isLite } = this._readHost();
    const failure = {
      kind: rest,
      status: null,
      message: '',
      retryAfterSeconds: null
    };
    return this.value
      ? { state: 'unknown', failure }
      : {
          state: 'none',
          absence: isLite ? 'lite' : hub ? 'hub' : 'unknown',
          failure
        };
  }

  async check(
    path: string,
    options: ApiToken.IRequestOptions = {}
  ): Promise<ApiToken.ICheck> {
    const rest = await this._loadRest();
    return typeof rest === 'object'
      ? rest.check(this._connect(), path, options)
      : { path, outcome: rest };
  }

  /** Loads the code of the requests, or returns why it did not come. */
  private _loadRest(): Promise<Rest | 'timeout' | 'unreachable'> {
    return new Promise(resolve => {
      const timer = setTimeout(() => resolve('timeout'), LOAD_SECONDS * 1000);
      void this._load()
        .catch(() => 'unreachable' as const)
        .then(loaded => {
          clearTimeout(timer);
          resolve(loaded);
        });
    });
  }

  private _connect() {
    return {
      settings: this._readSettings(),
      serverUrl: this.serverUrl,
      host: this._readHost()
    };
  }
}
