import type { IDisposable } from '@lumino/disposable';

import type { IFailure } from '../rest/failure';
import type { ICreatedToken, IHubSuccess } from '../rest/hub';
import { createToken, TOLERANCE_SECONDS } from '../rest/hub';
import type { IHubToken } from '../rest/hubtoken';
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
import type { Access, IHubTokenSettings } from './access';
import { ACCESSES, firstLifetime, lifetimes, scopesOf } from './access';
import type { HubTokensModel, IRevocation } from './model';

/** A second press within this time creates no second token. */
const SECOND_PRESS_MILLISECONDS = 1000;

/** The form "New token", and the last token that it created. */
export class NewTokenModel extends Model {
  /**
   * @param registry - `null` where the snippets are disabled.
   * @param readSettings - Returns the live settings.
   */
  constructor(
    private readonly _tokens: HubTokensModel,
    private readonly _panel: IApiTokenPanel,
    private readonly _registry: ISnippetRegistry | null,
    private readonly _readSettings: () => IHubTokenSettings
  ) {
    super();
    this._chooseFirst();
    _tokens.changed.connect(this._onTokensChanged, this);
    _panel.changed.connect(this._onPanelChanged, this);
    _registry?.changed.connect(this.emitChanged, this);
  }

  /**
   * Whether there is a form: the page may create tokens, or an order that failed
   * must not be lost.
   */
  get isOffered(): boolean {
    const { availability } = this._tokens;
    return (
      availability === 'may-make' ||
      (this._failure !== null && availability !== 'unlimited')
    );
  }

  /** The note, `''` for the usual one. */
  get note(): string {
    return this._note;
  }
  set note(note: string) {
    this._note = note;
    this._onTouched();
  }

  get usualNote(): string {
    const { serverUser, serverName } = this._tokens.token.hub ?? {};
    return `JupyterLab: ${serverUser}/${serverName}`;
  }

  /** The lifetimes to choose from, in seconds. */
  get lifetimes(): readonly number[] {
    return lifetimes(this._readSettings().expiresInDays);
  }

  /** The chosen lifetime, in seconds. */
  get lifetime(): number {
    return this._lifetime;
  }
  set lifetime(seconds: number) {
    this._lifetime = seconds;
    this._onTouched();
  }

  /**
   * The accesses to choose from: as the settings allow, without those that the
   * Hub refused.
   */
  get accesses(): readonly Access[] {
    const { access } = this._readSettings();
    const upTo =
      access === null ? ACCESSES.length : ACCESSES.indexOf(access) + 1;
    return ACCESSES.slice(0, upTo).filter(
      offered => offered === this._access || !this._refused.has(offered)
    );
  }

  get access(): Access {
    return this._access;
  }
  set access(access: Access) {
    this._access = access;
    this._onTouched();
  }

  /** The scopes of the chosen access. */
  get scopes(): readonly string[] {
    const { token, user } = this._tokens;
    return token.hub && user ? scopesOf(this._access, user, token.hub) : [];
  }

  get isMaking(): boolean {
    return this._making !== null;
  }

  /** Why the last order failed. */
  get failure(): IFailure | null {
    return this._failure;
  }

  /** The last created token, until it is dismissed. */
  get newToken(): NewToken | null {
    return this._newToken;
  }

  /** The result of copying the new token. */
  get copied(): ApiTokenPanel.CopyOutcome | null {
    return this._copied;
  }

  /** Whether the Hub set an earlier expiry than the user chose. */
  get expiresEarlier(): boolean {
    return (
      this._newToken !== null &&
      lifetimeSeconds(this._newToken.token) <
        this._askedLifetime - TOLERANCE_SECONDS
    );
  }

  get canUseInSnippets(): boolean {
    return this._registry !== null;
  }

  /** Whether the snippets contain the new token. */
  get isInSnippets(): boolean {
    return (
      this._newToken !== null && this._registry?.otherToken === this._newToken
    );
  }

  override dispose(): void {
    this.dismiss();
    super.dispose();
  }

  applySettings(): void {
    this._chooseFirst();
    this.emitChanged();
  }

  /** Creates a token, unless that is under way. */
  async make(): Promise<void> {
    const connection = this._tokens.connect();
    const { user } = this._tokens;
    if (
      this.isDisposed ||
      this._making ||
      this._tokens.availability === 'unlimited' ||
      !connection ||
      !user
    ) {
      return;
    }
    if (performance.now() < this._sameTokenUntil) {
      this._ignorePresses();
      return;
    }
    const making = (this._making = new AbortController());
    this._failure = null;
    this.emitChanged();
    const { access, lifetime: expiresIn, note, scopes } = this;
    const result = await createToken(
      connection,
      user,
      { note: note.trim() || this.usualNote, scopes, expiresIn },
      making.signal
    );
    if (this.isDisposed) {
      return;
    }
    this._making = null;
    if (result.done) {
      this.dismiss();
      this._askedLifetime = expiresIn;
      this._ignorePresses();
      this._newToken = new NewToken(result, () => this._panel.maskAfterSeconds);
      this._newToken.changed.connect(this._onNewTokenChanged, this);
      // A note that was typed meanwhile is for the next token.
      if (this._note === note) {
        this._note = '';
      }
    } else {
      const { failure } = result;
      this._failure = failure;
      // The Hub's words when the user lacks a scope. With 403 it means the scopes
      // of the page.
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

  /** Cancels creating a token. The Hub may create it anyway. */
  cancel(): void {
    this._making?.abort();
  }

  /**
   * Copies the new token. Call it in the handler of a click or a key.
   *
   * @returns Whether the clipboard contains it, and it is still the newest.
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

  /** Lets the snippets contain the new token, or the page's again. */
  useInSnippets(use: boolean): void {
    if (!use) {
      this._useInSnippets?.dispose();
    } else if (this._newToken && this._registry) {
      this._useInSnippets = this._registry.useToken(this._newToken);
    }
  }

  /** Forgets the new token. */
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

  private _ignorePresses(): void {
    this._sameTokenUntil = performance.now() + SECOND_PRESS_MILLISECONDS;
  }

  private _onTouched(): void {
    this._sameTokenUntil = 0;
    this.emitChanged();
  }

  /**
   * Chooses by the settings that have changed. The others are the user's choice.
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

  private _onTokensChanged(): void {
    const { revocation } = this._tokens;
    if (revocation !== this._seenRevocation) {
      // Each counts once: a hub on SQLite gives the id of a revoked token to
      // the next one.
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

  /** A masked token is not selected to be copied by hand any more. */
  private _onNewTokenChanged({ isRevealed }: NewToken): void {
    if (!isRevealed && this._copied === 'refused') {
      this._copied = null;
    }
    this.emitChanged();
  }

  private _onPanelChanged({ isVisible }: IApiTokenPanel): void {
    if (!isVisible) {
      this.useInSnippets(false);
    }
  }

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

/** A created token. Its value is only here: the Hub does not give it again. */
export class NewToken extends Secret implements ApiSnippets.IOtherToken {
  constructor(
    { clockAheadSeconds, value: { token, value } }: IHubSuccess<ICreatedToken>,
    maskAfterSeconds: () => number
  ) {
    super(maskAfterSeconds);
    this.token = token;
    this.clockAheadSeconds = clockAheadSeconds;
    this._value = value;
  }

  readonly token: IHubToken;

  readonly owner = 'jupyterlab-api-token:hub-tokens';

  /** As in `ApiToken.IFacts`, of the Hub that created the token. */
  readonly clockAheadSeconds: number | null;

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
