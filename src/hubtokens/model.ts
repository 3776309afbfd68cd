import { Signal } from '@lumino/signaling';

import { type IFailure, failed } from '../rest/failure';
import type { IHubConnection } from '../rest/hub';
import { fetchUser, listTokens, revokeToken } from '../rest/hub';
import type { IHubToken, IHubUser } from '../rest/hubtoken';
import {
  byAge,
  findOwnToken,
  mayCreateTokens,
  mayListTokens
} from '../rest/hubtoken';
import type { ApiToken, IApiToken, IApiTokenPanel } from '../tokens';
import { Model } from '../ui/view';
import { isServersOwn } from './access';

/** The number of tokens that are shown at first, and added by "Show more". */
const PAGE = 50;

/** Whether the page may create tokens, and why not. */
export type Availability =
  // There is nothing to create them with.
  | 'lite'
  | 'no-hub'
  | 'no-token'
  // Browsers do not let the page ask the Hub.
  | 'other-origin'
  | 'asking'
  // The Hub could not be asked, or the user canceled.
  | 'failed'
  | 'may-not'
  | 'may-list'
  | 'may-make'
  // It may, but the Hub may give them more permissions than ordered.
  | 'unlimited';

export interface IRevocation {
  readonly token: IHubToken;
  readonly failure: IFailure | null;

  /** Whether this page's own token was revoked too. */
  readonly isSignedOut: boolean;
}

/** The user's tokens at the Hub, without their values. */
export class HubTokensModel extends Model {
  constructor(
    readonly token: IApiToken,
    private readonly _panel: IApiTokenPanel
  ) {
    super();
    _panel.changed.connect(this._onPanelChanged, this);
    this._onPanelChanged();
  }

  readonly revoked = new Signal<this, IHubToken>(this);

  get availability(): Availability {
    const { hub, kind } = this.token;
    if (!hub) {
      return this._panel.facts?.absence === 'lite' ? 'lite' : 'no-hub';
    }
    if (kind === 'none') {
      return 'no-token';
    }
    if (!hub.sameOrigin) {
      return 'other-origin';
    }
    if (!this._owner) {
      return this.failure && !this._loading ? 'failed' : 'asking';
    }
    if (mayCreateTokens(this._owner)) {
      // JupyterHub 2.x ignores the ordered scopes (measured on 2.3.1): a new
      // token has all of the user's permissions.
      const limitsTokens = parseInt(this.hubVersion ?? '', 10) >= 3;
      return limitsTokens ? 'may-make' : 'unlimited';
    }
    return mayListTokens(this._owner) ? 'may-list' : 'may-not';
  }

  get user(): string | null {
    return this._owner?.name ?? null;
  }

  /** A proxy may remove the version from a response of the Hub. */
  get hubVersion(): string | null {
    return this._hubVersion ?? this._panel.facts?.hubVersion ?? null;
  }

  /** Why the last request for the list failed. */
  failure: IFailure | null = null;

  get isLoading(): boolean {
    return this._loading !== null;
  }

  /**
   * All of the user's tokens: first API tokens, then those of OAuth clients, the
   * newest of each first. `null` before the Hub listed them.
   */
  tokens: readonly IHubToken[] | null = null;

  /** As in `ApiToken.IFacts`, of the Hub that listed the tokens. */
  clockAheadSeconds: number | null = null;

  get found(): readonly IHubToken[] {
    const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
    const tokens = this.tokens ?? [];
    return words.length
      ? tokens.filter(token => {
          // The name as it is shown, and the scopes.
          const text = [hubTokenName(token), ...(token.scopes ?? [])]
            .join(' ')
            .toLowerCase();
          return words.every(word => text.includes(word));
        })
      : tokens;
  }

  limit = PAGE;

  get canSearch(): boolean {
    return this.search !== '' || (this.tokens?.length ?? 0) > 10;
  }

  search = '';

  find(words: string): void {
    this.search = words;
    this.limit = PAGE;
    this.emitChanged();
  }

  isRevoking({ id }: IHubToken): boolean {
    return this._revoking.has(id);
  }

  revocation: IRevocation | null = null;

  override dispose(): void {
    super.dispose();
    this._loading?.abort();
  }

  isOwn(token: IHubToken): boolean {
    return token.id === this._own?.id;
  }

  isServersOwn(token: IHubToken): ReturnType<typeof isServersOwn> {
    const { hub } = this.token;
    return hub && this.user !== null
      ? isServersOwn(token, this.tokens ?? [], this.user, hub)
      : 'no';
  }

  /** Returns the consequences of a revocation. */
  effectsOf(token: IHubToken) {
    return {
      count: this.tokens?.filter(other => goesWith(token, other)).length ?? 1,
      // Whether the page's own token is one of them.
      endsPage: this._own !== null && goesWith(token, this._own),
      // Whether one of the user's servers works with the token.
      isServers: this.isServersOwn(token) === 'yes'
    };
  }

  connect(): IHubConnection | null {
    const { hub, value } = this.token;
    return hub?.sameOrigin && value ? { token: value, hub } : null;
  }

  /**
   * Asks the Hub for the page's permissions and the user's tokens. Aborts a
   * request that is under way.
   *
   * @param known - The permissions, where the Hub has just returned them.
   */
  async load(known: IHubUser | null = null): Promise<void> {
    const connection = this.connect();
    if (this.isDisposed || !connection) {
      return;
    }
    this._loading?.abort();
    this._unlisted = null;
    const loading = (this._loading = new AbortController());
    this.emitChanged();
    const { signal } = loading;
    const asked = known ? null : await fetchUser(connection, signal);
    const user = asked?.done ? asked.value : known;
    const list =
      user && mayListTokens(user) && !signal.aborted
        ? await listTokens(connection, user.name, signal)
        : null;
    if (signal.aborted) {
      return;
    }
    this._loading = null;
    const last = list ?? asked;
    this.failure = last && !last.done ? last.failure : null;
    if (user) {
      this._owner = user;
      this._hubVersion = asked?.hubVersion ?? null;
    }
    if (user && list?.done) {
      this.tokens = [...list.value].sort(byKindAndAge);
      this._own = findOwnToken(list.value, user, this.token.serverUrl);
      this.clockAheadSeconds = list.clockAheadSeconds;
    }
    this.emitChanged();
  }

  async add(token: IHubToken): Promise<void> {
    // A hub on SQLite gives the id of a revoked token to the next one.
    const others = this.tokens?.filter(({ id }) => id !== token.id);
    await this._follow(others && [token, ...others].sort(byKindAndAge));
  }

  /**
   * Lists the tokens when the user sees the list, and not before: opening the
   * panel would cost a request in which the Hub expands the scopes of each token.
   */
  see(isSeen: boolean): void {
    this._isSeen = isSeen;
    if (isSeen && this._unlisted) {
      void this.load(this._unlisted);
    }
  }

  async update(): Promise<void> {
    if (!this._loading) {
      await this.load();
    }
  }

  cancel(): void {
    this._loading?.abort();
    this._loading = null;
    this.failure = failed('cancelled');
    this.emitChanged();
  }

  showMore(): void {
    this.limit += PAGE;
    this.emitChanged();
  }

  async revoke(token: IHubToken): Promise<void> {
    const connection = this.connect();
    const { user } = this;
    if (this.isDisposed || !connection || !user || this.isRevoking(token)) {
      return;
    }
    this._revoking.add(token.id);
    this.emitChanged();
    const isSignedOut = this.effectsOf(token).endsPage;
    const result = await revokeToken(connection, user, token);
    if (this.isDisposed) {
      return;
    }
    this._revoking.delete(token.id);
    this.revocation = {
      token,
      failure: result.done ? null : result.failure,
      isSignedOut: result.done && isSignedOut
    };
    if (result.done) {
      this.revoked.emit(token);
    }
    // Which of an OAuth client's tokens are gone is for the Hub to say.
    const isCertain =
      result.done && result.value && token.app === null && !isSignedOut;
    await this._follow(
      this.tokens?.filter(other => !result.done || !goesWith(token, other)),
      isCertain
    );
  }

  /**
   * Shows the list as it must be after a change: the Hub takes a while to list
   * thousands.
   *
   * @param isCertain - Whether nothing else can have changed. Otherwise, or
   *   where the list was not up to date, the Hub is asked for it.
   */
  private async _follow(
    tokens: readonly IHubToken[] | undefined,
    isCertain = true
  ): Promise<void> {
    this.tokens = tokens ?? null;
    this.emitChanged();
    if (!isCertain || this.failure || this._loading) {
      await this.load();
    }
  }

  /**
   * Takes the page's permissions from the panel's facts. Only where they are not
   * enough, or tokens may be listed, the Hub is asked.
   */
  private _onPanelChanged(): void {
    const { facts } = this._panel;
    if (facts === this._lastFacts) {
      return;
    }
    this._lastFacts = facts;
    const user =
      facts?.scopes && facts.state === 'works'
        ? {
            name: facts.owner ?? null,
            groups: facts.groups ?? null,
            scopes: facts.scopes,
            tokenId: facts.tokenId ?? null,
            sessionId: null
          }
        : null;
    const mayList = user !== null && mayListTokens(user);
    if (user?.tokenId && mayList && this._isSeen) {
      void this.load(user);
    } else if (user && (user.tokenId || !mayList)) {
      this._loading?.abort();
      this._loading = null;
      this.failure = null;
      this._owner = user;
      this._hubVersion = null;
      this._unlisted = mayList ? user : null;
      this.emitChanged();
    } else if (facts && this.connect()) {
      void this.load();
    } else {
      // `availability` depends on the facts also where the Hub can't be asked.
      this.emitChanged();
    }
  }

  private readonly _revoking = new Set<string>();
  private _lastFacts: ApiToken.IFacts | null = null;
  private _loading: AbortController | null = null;
  private _owner: IHubUser | null = null;
  private _hubVersion: string | null = null;
  private _unlisted: IHubUser | null = null;
  private _isSeen = false;
  private _own: IHubToken | null = null;
}

export function hubTokenName({ app, id, note }: IHubToken): string {
  return app ?? note ?? id;
}

/** Whether one token is revoked with another: the Hub revokes all of a client. */
function goesWith({ app, id }: IHubToken, other: IHubToken): boolean {
  return app === null ? other.id === id : other.app === app;
}

function byKindAndAge(a: IHubToken, b: IHubToken): number {
  return Number(a.app !== null) - Number(b.app !== null) || byAge(a, b);
}
