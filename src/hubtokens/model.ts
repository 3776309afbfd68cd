import type { IFailure } from '../rest/failure';
import type { IHubConnection } from '../rest/hub';
import type { IHubToken, IHubUser } from '../rest/hubtoken';
import { fetchUser, listTokens, revokeToken } from '../rest/hub';
import {
  byAge,
  findOwnToken,
  mayListTokens,
  mayMakeTokens
} from '../rest/hubtoken';
import type { ApiToken, IApiToken, IApiTokenPanel } from '../tokens';
import { Model } from '../ui/model';
import type { Standing } from './access';
import { limitsTokens } from './access';
import type { ServersOwn } from './serversown';
import { isServersOwn } from './serversown';

/**
 * From how many tokens on they can be searched.
 */
const SEARCH_FROM = 11;

/**
 * How many tokens are shown at once.
 */
const PAGE = 50;

/**
 * How revoking a token ended.
 */
export interface IRevocation {
  readonly token: IHubToken;

  /** Why it was not done, `null` when it was. */
  readonly failure: IFailure | null;

  /** Whether this page's own token went with it. */
  readonly isSignedOut: boolean;
}

/**
 * The person's tokens at the Hub. Holds no value of any.
 */
export class HubTokensModel extends Model {
  /**
   * @param token - Asked for the page's token at each request.
   * @param panel - The panel, whose facts say when to ask the Hub.
   */
  constructor(token: IApiToken, panel: IApiTokenPanel) {
    super();
    this.token = token;
    this._panel = panel;
    panel.changed.connect(this._onPanelChanged, this);
    this._onPanelChanged();
  }

  /** Who is asked about the page's token. */
  readonly token: IApiToken;

  /**
   * Whether the page may make tokens, and why not.
   */
  get standing(): Standing {
    const { hub, kind } = this.token;
    if (!hub) {
      return this.facts?.absence === 'lite' ? 'lite' : 'no-hub';
    }
    if (kind === 'none') {
      return 'no-token';
    }
    if (!hub.sameOrigin) {
      return 'other-origin';
    }
    if (!this._holder) {
      return this._failure
        ? 'failed'
        : this._loading || !this._isCancelled
          ? 'asking'
          : 'not-asked';
    }
    if (mayMakeTokens(this._holder)) {
      return limitsTokens(this.hubVersion) ? 'may-make' : 'unlimited';
    }
    return mayListTokens(this._holder) ? 'may-list' : 'may-not';
  }

  /**
   * Whether the page may list and revoke tokens, or list them alone.
   */
  get mayRevoke(): boolean {
    return this._holder !== null && mayMakeTokens(this._holder);
  }

  /**
   * The person's name on the Hub, `null` before the Hub gave it.
   */
  get user(): string | null {
    return this._holder?.name ?? null;
  }

  /**
   * What the panel has learned of the page's token.
   */
  get facts(): ApiToken.IFacts | null {
    return this._panel.facts;
  }

  /**
   * The Hub's version, such as `5.5.1`, `null` before the Hub gave it. A proxy
   * may take it out of the response about the holder.
   */
  get hubVersion(): string | null {
    return this._hubVersion ?? this.facts?.hubVersion ?? null;
  }

  /**
   * Why the Hub could not be asked the last time, `null` when it could.
   */
  get failure(): IFailure | null {
    return this._failure;
  }

  /**
   * Whether the list is being fetched.
   */
  get isLoading(): boolean {
    return this._loading !== null;
  }

  /**
   * All of the person's tokens: first those that somebody asked for, then those
   * of apps, the newest of each first. `null` before the Hub listed them.
   */
  get tokens(): readonly IHubToken[] | null {
    return this._tokens;
  }

  /**
   * By how many seconds the Hub's clock was ahead of the browser's when it
   * listed them. As in `ApiToken.IFacts`.
   */
  get clockAhead(): number | null {
    return this._clockAhead;
  }

  /**
   * Those of the tokens that the search finds.
   */
  get found(): readonly IHubToken[] {
    const words = this._search.toLowerCase().split(/\s+/).filter(Boolean);
    const tokens = this._tokens ?? [];
    if (!words.length) {
      return tokens;
    }
    return tokens.filter(token => {
      const text = textOf(token);
      return words.every(word => text.includes(word));
    });
  }

  /**
   * How many of them are shown.
   */
  get limit(): number {
    return this._limit;
  }

  /**
   * Whether there are enough tokens to search them.
   */
  get canSearch(): boolean {
    return (this._tokens?.length ?? 0) >= SEARCH_FROM;
  }

  /**
   * What to search for: words of the note, the app or the scopes.
   */
  get search(): string {
    return this._search;
  }
  set search(search: string) {
    this._search = search;
    this._limit = PAGE;
    this.emitChanged();
  }

  /**
   * Whether a token is being revoked.
   */
  isRevoking(token: IHubToken): boolean {
    return this._revoking.has(token.id);
  }

  /**
   * How the last revocation ended, `null` before the first.
   */
  get revocation(): IRevocation | null {
    return this._revocation;
  }

  override dispose(): void {
    super.dispose();
    this._loading?.abort();
  }

  /**
   * Whether a token is the one of this page.
   */
  isOwn(token: IHubToken): boolean {
    return token.id === this._own?.id;
  }

  /**
   * Whether a token is one that the Hub created for a server of the user.
   */
  isServersOwn(token: IHubToken): ServersOwn {
    const { hub } = this.token;
    return hub && this.user !== null
      ? isServersOwn(token, this._tokens ?? [], this.user, hub)
      : 'no';
  }

  /**
   * Whether this page's token ends when a token is revoked: of an app's tokens
   * the Hub revokes all.
   */
  endsWithOwn(token: IHubToken): boolean {
    return (
      this.isOwn(token) || (token.app !== null && token.app === this._own?.app)
    );
  }

  /**
   * How many tokens the Hub revokes with this one, itself among them.
   */
  countRevokedWith(token: IHubToken): number {
    return token.app === null
      ? 1
      : (this._tokens ?? []).filter(({ app }) => app === token.app).length;
  }

  /**
   * What a request needs, `null` where the Hub can't be asked.
   */
  connect(): IHubConnection | null {
    const { hub, value } = this.token;
    return hub?.sameOrigin && value ? { token: value, hub } : null;
  }

  /**
   * Ask the Hub what the page may do, and list the person's tokens. What was
   * being asked before is given up.
   *
   * @param known - What the page may do, where the Hub has just said it.
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
    const holder = asked?.done ? asked.value : known;
    const list =
      holder && mayListTokens(holder) && !signal.aborted
        ? await listTokens(connection, holder.name, signal)
        : null;
    if (signal.aborted) {
      return;
    }
    this._loading = null;
    const failed = [asked, list].find(result => result && !result.done);
    this._failure = failed && !failed.done ? failed.failure : null;
    if (holder) {
      this._holder = holder;
      this._hubVersion = asked?.hubVersion ?? null;
    }
    if (holder && list?.done) {
      this._tokens = [...list.value].sort(byKindAndAge);
      this._own = findOwnToken(list.value, holder, this.token.serverUrl);
      this._clockAhead = list.clockAhead;
    }
    this.emitChanged();
  }

  /**
   * Put a token that was just created into the list.
   */
  async add(token: IHubToken): Promise<void> {
    // A hub on SQLite gives the id of a revoked token to the next one.
    const others = this._tokens?.filter(({ id }) => id !== token.id);
    await this._follow(others && [token, ...others].sort(byKindAndAge));
  }

  /**
   * List the tokens when the person sees where they stand, and not before: the
   * Hub reckons for each of them what it may do.
   */
  see(isSeen: boolean): void {
    this._isSeen = isSeen;
    if (isSeen && this._unlisted) {
      void this.load(this._unlisted);
    }
  }

  /**
   * Do so again, unless that is going on.
   */
  async update(): Promise<void> {
    if (!this._loading) {
      await this.load();
    }
  }

  /**
   * Give up asking and listing.
   */
  cancel(): void {
    this._loading?.abort();
    this._loading = null;
    this._isCancelled = true;
    this.emitChanged();
  }

  /**
   * Show more of the tokens.
   */
  showMore(): void {
    this._limit += PAGE;
    this.emitChanged();
  }

  /**
   * Revoke a token, unless that is going on.
   */
  async revoke(token: IHubToken): Promise<void> {
    const connection = this.connect();
    const { user } = this;
    if (this.isDisposed || !connection || !user || this.isRevoking(token)) {
      return;
    }
    this._revoking.add(token.id);
    this.emitChanged();
    const isSignedOut = this.endsWithOwn(token);
    const result = await revokeToken(connection, user, token);
    if (this.isDisposed) {
      return;
    }
    this._revoking.delete(token.id);
    this._revocation = {
      token,
      failure: result.done ? null : result.failure,
      isSignedOut: result.done && isSignedOut
    };
    const { app, id } = token;
    const isGone = (other: IHubToken) =>
      result.done && (other.id === id || (app !== null && other.app === app));
    // What else is gone is for the Hub to say: of an app's tokens it revokes all.
    const isCertain =
      result.done && result.value && app === null && !isSignedOut;
    await this._follow(
      this._tokens?.filter(other => !isGone(other)),
      isCertain
    );
  }

  /**
   * Take the list as it must be after a change; the Hub's own, of thousands, is
   * there only after a while.
   *
   * @param isCertain - Whether that is all that has changed. Else, or where the
   *   list was not the Hub's last word, the Hub is asked for it.
   */
  private async _follow(
    tokens: readonly IHubToken[] | undefined,
    isCertain = true
  ): Promise<void> {
    this._tokens = tokens ?? null;
    this.emitChanged();
    if (!isCertain || this._failure || this._loading) {
      await this.load();
    }
  }

  /**
   * The panel asks the Hub about the page's token when it is first seen and
   * when the person presses "Refresh". Only where the answer has a scope that
   * is about tokens, the Hub is asked for them, when they are seen.
   */
  private _onPanelChanged(): void {
    const { facts } = this;
    if (facts === this._lastFacts) {
      return;
    }
    this._lastFacts = facts;
    const holder = facts?.scopes
      ? { ...facts, name: facts.owner, sessionId: null }
      : null;
    const mayList = holder !== null && mayListTokens(holder);
    if (holder?.tokenId && mayList && this._isSeen) {
      void this.load(holder);
    } else if (holder && (holder.tokenId || !mayList)) {
      this._loading?.abort();
      this._loading = null;
      this._failure = null;
      this._holder = holder;
      this._hubVersion = null;
      this._unlisted = mayList ? holder : null;
      this.emitChanged();
    } else if (facts && this.connect()) {
      void this.load();
    } else {
      // What is said where the Hub can't be asked hangs on the facts too.
      this.emitChanged();
    }
  }

  private readonly _panel: IApiTokenPanel;
  private readonly _revoking = new Set<string>();
  private _lastFacts: ApiToken.IFacts | null = null;
  private _loading: AbortController | null = null;
  private _isCancelled = false;
  private _failure: IFailure | null = null;
  private _holder: IHubUser | null = null;
  private _hubVersion: string | null = null;
  private _unlisted: IHubUser | null = null;
  private _isSeen = false;
  private _tokens: readonly IHubToken[] | null = null;
  private _own: IHubToken | null = null;
  private _clockAhead: number | null = null;
  private _search = '';
  private _limit = PAGE;
  private _revocation: IRevocation | null = null;
}

/**
 * What a search looks at: its name as the list has it, and the scopes. An id
 * that nobody sees would be found by numbers in the notes of others.
 */
function textOf({ id, note, app, scopes }: IHubToken): string {
  return [app ?? note ?? id, ...(scopes ?? [])].join(' ').toLowerCase();
}

function byKindAndAge(a: IHubToken, b: IHubToken): number {
  return Number(a.app !== null) - Number(b.app !== null) || byAge(a, b);
}
