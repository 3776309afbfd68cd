import type { IDisposable } from '@lumino/disposable';

import type { IFailure } from '../rest/failure';
import { createToken, TOLERANCE_SECONDS } from '../rest/hub';
import { type IHubToken, lifetimeSeconds } from '../rest/hubtoken';
import type {
  ApiSnippets,
  ApiTokenPanel,
  IApiTokenPanel,
  ISnippetRegistry
} from '../tokens';
import { isCopied } from '../ui/clearing';
import { Model } from '../ui/view';
import { Secret } from '../ui/secret';
import type { Access, IHubTokenSettings } from './access';
import { ACCESSES, firstLifetime, lifetimes, scopesOf } from './access';
import { type HubTokensModel, hubTokenName } from './model';

/** The form "New token", and the last token that it created. */
export class NewTokenModel extends Model implements ApiSnippets.ITokenForm {
  constructor(
    private readonly _tokens: HubTokensModel,
    private readonly _panel: IApiTokenPanel,
    private readonly _registry: ISnippetRegistry | null,
    private readonly _readSettings: () => IHubTokenSettings
  ) {
    super();
    this._chooseFirst();
    _tokens.changed.connect(this._onTokensChanged, this);
    _tokens.revoked.connect(this._onRevoked, this);
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
      (this.failure !== null && availability !== 'unlimited')
    );
  }

  /** The note, `''` for the usual one. */
  note = '';

  get usualNote(): string {
    const { serverUser, serverName, serviceName } =
      this._tokens.token.hub ?? {};
    return `JupyterLab: ${serviceName || `${serverUser}/${serverName}`}`;
  }

  get lifetimes(): readonly number[] {
    return lifetimes(this._readSettings().expiresInDays);
  }

  /** The chosen lifetime, in seconds. */
  lifetime = 0;

  /** The accesses that the settings allow and the Hub did not refuse. */
  get accesses(): readonly Access[] {
    const { access } = this._readSettings();
    const upTo = access ? ACCESSES.indexOf(access) + 1 : ACCESSES.length;
    return ACCESSES.slice(0, upTo).filter(
      offered => offered === this.access || !this._refused.has(offered)
    );
  }

  access: Access = 'server';

  get scopes(): readonly string[] {
    const { token, user } = this._tokens;
    return token.hub && user ? scopesOf(this.access, user, token.hub) : [];
  }

  get isMaking(): boolean {
    return this._making !== null;
  }

  failure: IFailure | null = null;

  /** The last created token, until it is dismissed. */
  newToken: NewToken | null = null;

  copied: ApiTokenPanel.CopyOutcome | null = null;

  get canUseInSnippets(): boolean {
    return this._registry !== null;
  }

  get isInSnippets(): boolean {
    return (
      this.newToken !== null && this._registry?.otherToken === this.newToken
    );
  }

  /** Whether the view must show the form, which sets it back. */
  isAskedFor = false;

  chooseWidest(): void {
    this.isAskedFor = true;
    this.choose({ access: 'servers-and-control' });
  }

  override dispose(): void {
    this.dismiss();
    if (this._registry?.tokenForm === this) {
      this._registry.useForm(null);
    }
    super.dispose();
  }

  applySettings(): void {
    this._chooseFirst();
    this._onTokensChanged();
  }

  /** Takes what the user chose: the next press may create another token. */
  choose(
    choice: Partial<Pick<NewTokenModel, 'note' | 'lifetime' | 'access'>>
  ): void {
    Object.assign(this, choice);
    this._sameTokenUntil = 0;
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
    this.failure = null;
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
      this._ignorePresses();
      const { token, value } = result.value;
      this.newToken = new NewToken(
        token,
        value,
        result.clockAheadSeconds,
        lifetimeSeconds(token) < expiresIn - TOLERANCE_SECONDS,
        () => this._panel.maskAfterSeconds
      );
      this.newToken.changed.connect(this._onNewTokenChanged, this);
      // A note that was typed meanwhile is for the next token.
      if (this.note === note) {
        this.note = '';
      }
    } else {
      const { failure } = result;
      this.failure = failure;
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
    if (newToken !== this.newToken) {
      return false;
    }
    this.copied = outcome;
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
    } else if (this.newToken && this._registry) {
      this._useInSnippets = this._registry.useToken(this.newToken);
    }
  }

  dismiss(): void {
    if (!this.newToken) {
      return;
    }
    this.useInSnippets(false);
    this.newToken.dispose();
    this.newToken = null;
    this.copied = null;
    this.emitChanged();
  }

  /** Lets further presses create no token for a second. */
  private _ignorePresses(): void {
    this._sameTokenUntil = performance.now() + 1000;
  }

  /** Chooses by the settings that changed. The rest is the user's choice. */
  private _chooseFirst(): void {
    const { access, expiresInDays } = this._readSettings();
    if (expiresInDays !== this._settings?.expiresInDays) {
      this.lifetime = firstLifetime(expiresInDays);
    }
    if (access !== this._settings?.access) {
      this.access = access || ACCESSES[0];
    }
    this._settings = { access, expiresInDays };
  }

  private _onTokensChanged(): void {
    const isOffered =
      this.isOffered && this.accesses.includes('servers-and-control');
    const form = isOffered ? this : null;
    if (form !== this._registry?.tokenForm) {
      this._registry?.useForm(form);
    }
    this.emitChanged();
  }

  private _onRevoked(_: HubTokensModel, { id }: IHubToken): void {
    if (id === this.newToken?.token.id) {
      this.dismiss();
    }
  }

  /** A masked token is not selected to be copied by hand any more. */
  private _onNewTokenChanged({ isRevealed }: NewToken): void {
    if (!isRevealed && this.copied === 'refused') {
      this.copied = null;
    }
    this.emitChanged();
  }

  private _onPanelChanged({ isVisible }: IApiTokenPanel): void {
    if (!isVisible) {
      this.useInSnippets(false);
    }
  }

  private readonly _refused = new Set<Access>();
  private _settings: IHubTokenSettings | null = null;
  private _making: AbortController | null = null;
  private _sameTokenUntil = 0;
  private _useInSnippets: IDisposable | null = null;
}

/** A created token. Its value is only here: the Hub does not give it again. */
export class NewToken extends Secret implements ApiSnippets.IOtherToken {
  /**
   * @param value - `''` once it is forgotten.
   * @param clockAheadSeconds - Of the Hub, as in `ApiToken.IFacts`.
   * @param expiresEarlier - Whether the Hub set an earlier expiry than chosen.
   */
  constructor(
    readonly token: IHubToken,
    public value: string,
    readonly clockAheadSeconds: number | null,
    readonly expiresEarlier: boolean,
    maskAfterSeconds: () => number
  ) {
    super(maskAfterSeconds);
  }

  readonly owner = 'jupyterlab-api-token:hub-tokens';

  get name(): string {
    return hubTokenName(this.token);
  }

  override dispose(): void {
    super.dispose();
    this.value = '';
  }
}
