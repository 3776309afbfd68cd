import type { IDisposable } from '@lumino/disposable';

import type { IFailure } from '../rest/failure';
import type { IHubSuccess, IMadeToken } from '../rest/hub';
import type { IHubToken } from '../rest/hubtoken';
import { makeToken, TOLERANCE_SECONDS } from '../rest/hub';
import { lifetimeSeconds } from '../rest/hubtoken';
import type {
  ApiSnippets,
  ApiTokenPanel,
  IApiTokenPanel,
  ISnippetRegistry
} from '../tokens';
import { isCopied } from '../ui/clearing';
import { Model } from '../ui/model';
import { Secret } from '../ui/secret';
import type { Access } from './access';
import { ACCESSES, firstLifetime, lifetimes, scopesOf } from './access';
import type { HubTokensModel, IRevocation } from './model';
import type { IHubTokenSettings } from './settings';

/**
 * The milliseconds in which a further press means the same token.
 */
const SECOND_PRESS = 1000;

/**
 * The form that makes a token, and the token that it made last, whose value it
 * holds until that is dismissed.
 */
export class NewTokenModel extends Model {
  /**
   * @param tokens - The person's tokens, to which a new one comes.
   * @param panel - The panel, which copies the new token.
   * @param registry - The snippets, `null` where they are disabled.
   * @param settings - Gives the live settings.
   */
  constructor(
    tokens: HubTokensModel,
    panel: IApiTokenPanel,
    registry: ISnippetRegistry | null,
    settings: () => IHubTokenSettings
  ) {
    super();
    this._tokens = tokens;
    this._panel = panel;
    this._registry = registry;
    this._readSettings = settings;
    this._chooseFirst();
    tokens.changed.connect(this._onTokensChanged, this);
    panel.visibilityChanged.connect(this._onVisibilityChanged, this);
    registry?.changed.connect(this.emitChanged, this);
  }

  /**
   * Whether there is a form: the page may make tokens, or what was typed could
   * not be sent and is not to be lost.
   */
  get isOffered(): boolean {
    const { standing } = this._tokens;
    return (
      standing === 'may-make' ||
      (this._failure !== null && standing !== 'unlimited')
    );
  }

  /**
   * What the person calls the new token; `''` for the usual name.
   */
  get note(): string {
    return this._note;
  }
  set note(note: string) {
    this._note = note;
    this._onTouched();
  }

  /**
   * The name of a new token that the person gives none.
   */
  get usualNote(): string {
    const { serverUser, serverName } = this._tokens.token.hub ?? {};
    return `JupyterLab: ${serverUser}/${serverName}`;
  }

  /**
   * The lifetimes to choose from, in seconds.
   */
  get lifetimes(): readonly number[] {
    return lifetimes(this._readSettings().expiresInDays);
  }

  /**
   * How long the new token is to live, in seconds.
   */
  get lifetime(): number {
    return this._lifetime;
  }
  set lifetime(seconds: number) {
    this._lifetime = seconds;
    this._onTouched();
  }

  /**
   * What the new token may be chosen to open, as far as the settings allow,
   * without what the Hub has refused.
   */
  get accesses(): readonly Access[] {
    const { access } = this._readSettings();
    const upTo =
      access === null ? ACCESSES.length : ACCESSES.indexOf(access) + 1;
    return ACCESSES.slice(0, upTo).filter(
      offered => offered === this._access || !this._refused.has(offered)
    );
  }

  /**
   * What the new token is to open.
   */
  get access(): Access {
    return this._access;
  }
  set access(access: Access) {
    this._access = access;
    this._onTouched();
  }

  /**
   * The scopes that the new token is to have.
   */
  get scopes(): readonly string[] {
    const { token, user } = this._tokens;
    return token.hub && user ? scopesOf(this._access, user, token.hub) : [];
  }

  /**
   * Whether a token is being made.
   */
  get isMaking(): boolean {
    return this._making !== null;
  }

  /**
   * Why the last token was not made, `null` when it was.
   */
  get failure(): IFailure | null {
    return this._failure;
  }

  /**
   * The token that was made last, until it is dismissed.
   */
  get newToken(): NewToken | null {
    return this._newToken;
  }

  /**
   * How copying it ended, `null` before that.
   */
  get copied(): ApiTokenPanel.CopyOutcome | null {
    return this._copied;
  }

  /**
   * Whether the new token expires earlier than was asked for.
   */
  get expiresEarlier(): boolean {
    return (
      this._newToken !== null &&
      lifetimeSeconds(this._newToken.token) <
        this._askedLifetime - TOLERANCE_SECONDS
    );
  }

  /**
   * Whether there are snippets, which can hold the new token.
   */
  get canUseInSnippets(): boolean {
    return this._registry !== null;
  }

  /**
   * Whether they hold it.
   */
  get isInSnippets(): boolean {
    return (
      this._newToken !== null && this._registry?.otherToken === this._newToken
    );
  }

  override dispose(): void {
    this.dismiss();
    super.dispose();
  }

  /**
   * Take up settings that have changed.
   */
  applySettings(): void {
    this._chooseFirst();
    this.emitChanged();
  }

  /**
   * Make the token that the form describes, unless that is going on.
   */
  async make(): Promise<void> {
    const connection = this._tokens.connect();
    const { user } = this._tokens;
    if (
      this.isDisposed ||
      this._making ||
      this._tokens.standing === 'unlimited' ||
      !connection ||
      !user
    ) {
      return;
    }
    if (performance.now() < this._sameTokenUntil) {
      // Of many presses each puts the next token off.
      this._sameTokenUntil = performance.now() + SECOND_PRESS;
      return;
    }
    const making = (this._making = new AbortController());
    this._failure = null;
    this.emitChanged();
    const access = this._access;
    const expiresIn = this._lifetime;
    const note = this._note;
    const result = await makeToken(
      connection,
      user,
      { note: note.trim() || this.usualNote, scopes: this.scopes, expiresIn },
      making.signal
    );
    if (this.isDisposed) {
      return;
    }
    this._making = null;
    if (result.done) {
      this.dismiss();
      this._askedLifetime = expiresIn;
      this._sameTokenUntil = performance.now() + SECOND_PRESS;
      this._newToken = new NewToken(result, () => this._panel.maskAfterSeconds);
      this._newToken.changed.connect(this._onNewTokenChanged, this);
      // What was typed meanwhile is for the next one.
      if (this._note === note) {
        this._note = '';
      }
    } else {
      const { failure } = result;
      this._failure = failure;
      // The Hub's words when the person may not give so much away. With 403 it
      // speaks of the page's own scopes.
      if (
        failure.kind === 'bad-request' &&
        /\bscopes?\b/.test(failure.message)
      ) {
        this._refused.add(access);
      }
    }
    this.emitChanged();
    if (result.done) {
      await this._tokens.add(result.value.token);
    } else if (result.failure.kind !== 'other-token') {
      await this._tokens.load();
    }
  }

  /**
   * Wait no longer for the token that is being made. The Hub may make it all
   * the same.
   */
  cancel(): void {
    this._making?.abort();
  }

  /**
   * Copy the new token. Call it while handling a click or a key.
   *
   * @returns Whether the clipboard holds it, and it is the newest still.
   */
  async copy(): Promise<boolean> {
    const { newToken } = this;
    if (!newToken) {
      return false;
    }
    const outcome = await this._panel.copySecret(newToken.value);
    if (newToken !== this._newToken) {
      return false;
    }
    this._copied = outcome;
    if (outcome === 'refused') {
      newToken.reveal();
    }
    this.emitChanged();
    return isCopied(outcome);
  }

  /**
   * Let the snippets hold the new token, or the page's again.
   */
  useInSnippets(use: boolean): void {
    if (!use) {
      this._useInSnippets?.dispose();
    } else if (this._newToken && this._registry) {
      this._useInSnippets = this._registry.useToken(this._newToken);
    }
  }

  /**
   * Forget the new token.
   */
  dismiss(): void {
    if (!this._newToken) {
      return;
    }
    this.useInSnippets(false);
    this._newToken.dispose();
    this._newToken = null;
    this._copied = null;
    this.emitChanged();
  }

  private _onTouched(): void {
    this._sameTokenUntil = 0;
    this.emitChanged();
  }

  /**
   * Choose what the settings say, where that is not what they said before: the
   * rest is the person's.
   */
  private _chooseFirst(): void {
    const { access, expiresInDays } = this._readSettings();
    if (expiresInDays !== this._settings?.expiresInDays) {
      this._lifetime = firstLifetime(expiresInDays);
    }
    if (access !== this._settings?.access) {
      this._access = access ?? ACCESSES[0];
    }
    this._settings = { access, expiresInDays };
  }

  /**
   * A token that was revoked is of no use any more.
   */
  private _onTokensChanged(): void {
    const { revocation } = this._tokens;
    if (revocation !== this._seenRevocation) {
      // Each counts once: a hub on SQLite gives the id of a revoked token to
      // the next one that is made.
      this._seenRevocation = revocation;
      if (
        revocation?.failure === null &&
        revocation.token.id === this._newToken?.token.id
      ) {
        this.dismiss();
      }
    }
    this.emitChanged();
  }

  /**
   * What was selected to be copied by hand is gone with the token's letters.
   */
  private _onNewTokenChanged({ isRevealed }: NewToken): void {
    if (!isRevealed && this._copied === 'refused') {
      this._copied = null;
    }
    this.emitChanged();
  }

  private _onVisibilityChanged(_: IApiTokenPanel, isVisible: boolean): void {
    if (!isVisible) {
      this.useInSnippets(false);
    }
  }

  private readonly _tokens: HubTokensModel;
  private readonly _panel: IApiTokenPanel;
  private readonly _registry: ISnippetRegistry | null;
  private readonly _readSettings: () => IHubTokenSettings;
  private readonly _refused = new Set<Access>();
  private _seenRevocation: IRevocation | null = null;
  private _settings: IHubTokenSettings | null = null;
  private _note = '';
  private _lifetime = 0;
  private _access: Access = 'server';
  private _making: AbortController | null = null;
  private _sameTokenUntil = 0;
  private _failure: IFailure | null = null;
  private _newToken: NewToken | null = null;
  private _useInSnippets: IDisposable | null = null;
  private _askedLifetime = 0;
  private _copied: ApiTokenPanel.CopyOutcome | null = null;
}

/**
 * A token that was just made. Its value is nowhere else: the Hub does not give
 * it again. Gone for good when this is disposed.
 */
export class NewToken extends Secret implements ApiSnippets.IOtherToken {
  /**
   * @param maskAfterSeconds - Gives the seconds after which it is masked again
   *   when it was revealed; 0 for never.
   */
  constructor(
    { clockAhead, value: { token, value } }: IHubSuccess<IMadeToken>,
    maskAfterSeconds: () => number
  ) {
    super(maskAfterSeconds);
    this.token = token;
    this.clockAhead = clockAhead;
    this._value = value;
  }

  /** What the Hub says of it. */
  readonly token: IHubToken;

  /**
   * By how many seconds the Hub's clock was ahead of the browser's when it made
   * it. As in `ApiToken.IFacts`.
   */
  readonly clockAhead: number | null;

  get name(): string {
    return this.token.note ?? this.token.id;
  }

  get value(): string {
    return this._value;
  }

  override dispose(): void {
    super.dispose();
    this._value = '';
  }

  private _value: string;
}
