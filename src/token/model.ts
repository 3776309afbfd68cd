import type { ApiToken, IApiToken } from '../tokens';
import type {
  ClearingOutcome,
  Copyable,
  CopyOutcome,
  TokenCopier
} from '../ui/clearing';
import { isCopied } from '../ui/clearing';
import { Model } from '../ui/model';
import { Secret } from '../ui/secret';
import { nowBy } from '../ui/time';
import type { TokenState } from './state';
import { stateOf } from './state';

/**
 * What was to be copied, and how that ended.
 */
export interface ICopied {
  readonly what: Copyable;
  readonly outcome: CopyOutcome;
}

/**
 * What the panel's sections show and share. Holds no token.
 */
export class PanelModel extends Model {
  /**
   * @param token - Who is asked for everything.
   * @param copier - Who copies the token and the sign-in link.
   * @param settings - Gives the live settings.
   */
  constructor(
    readonly token: IApiToken,
    copier: TokenCopier,
    settings: () => IPanelSettings
  ) {
    super();
    this._copier = copier;
    this._readSettings = settings;
    this._pathInSettings = this._path = settings().apiPath;
    copier.clearingEnded.connect(this._onClearingEnded, this);
    this._secret.changed.connect(this._onSecretChanged, this);
  }

  /**
   * The live settings.
   */
  get settings(): IPanelSettings {
    return this._readSettings();
  }

  /**
   * What is known of the token, `null` before anybody answered.
   */
  get facts(): ApiToken.IFacts | null {
    return this._facts;
  }

  /**
   * The time by the clock of the Hub or server that gave the facts.
   */
  get now(): Date {
    return nowBy(this._facts?.clockAhead ?? null);
  }

  /**
   * The state of the token.
   */
  get state(): TokenState {
    return stateOf(this.token, this._facts, this.now);
  }

  /**
   * Whether the Hub or the server is being asked for facts.
   */
  get isInspecting(): boolean {
    return this._inspection !== null;
  }

  /**
   * Whether the token is on the screen.
   */
  get isRevealed(): boolean {
    return this._secret.isRevealed;
  }

  /**
   * The last copy, `null` without one and when its clearing has ended.
   */
  get copied(): ICopied | null {
    return this._copied;
  }

  /**
   * How clearing the clipboard ended, `null` until then.
   */
  get cleared(): ClearingOutcome | null {
    return this._cleared;
  }

  /**
   * The path that Test tries.
   */
  get path(): string {
    return this._path;
  }
  set path(path: string) {
    this._path = path;
    this.emitChanged();
  }

  /**
   * The last try, `null` before the first and during one.
   */
  get check(): ApiToken.ICheck | null {
    return this._check;
  }

  /**
   * Whether a try is going on.
   */
  get isChecking(): boolean {
    return this._checking !== null;
  }

  override dispose(): void {
    super.dispose();
    this._secret.dispose();
    this._inspection?.abort();
    this._checking?.abort();
  }

  /**
   * Take up settings that have changed.
   */
  applySettings(): void {
    const { apiPath } = this.settings;
    if (apiPath !== this._pathInSettings) {
      this._pathInSettings = this._path = apiPath;
    }
    this._secret.applySettings();
    this.emitChanged();
  }

  /**
   * Ask what the token is worth, unless that is going on.
   */
  async inspect(): Promise<void> {
    if (this.isDisposed || this._inspection) {
      return;
    }
    const inspection = (this._inspection = new AbortController());
    this.emitChanged();
    const facts = await this.token.inspect(inspection);
    if (this.isDisposed) {
      return;
    }
    // What was known before it was given up is known still.
    if (!inspection.signal.aborted || this._facts === null) {
      this._facts = facts;
    }
    this._inspection = null;
    this.emitChanged();
  }

  /**
   * Give up asking.
   */
  cancelInspection(): void {
    this._inspection?.abort();
  }

  /**
   * Draw times again: some has passed.
   */
  passTime(): void {
    this.emitChanged();
  }

  /**
   * Put the token on the screen, until it is masked or the time set is over.
   */
  reveal(): void {
    this._secret.reveal();
  }

  /**
   * Take the token off the screen.
   */
  mask(): void {
    this._secret.mask();
  }

  /**
   * Copy the token or the sign-in link. Call it while handling a click or a
   * key.
   *
   * @returns Whether the clipboard holds it.
   */
  async copy(what: Copyable): Promise<boolean> {
    const outcome = await this._copier.copy(what);
    this.showCopied(what, outcome);
    return isCopied(outcome);
  }

  /**
   * Show how a copy ended. After a refusal the token is revealed, for the
   * person to copy it by hand.
   */
  showCopied(what: Copyable, outcome: CopyOutcome): void {
    if (this.isDisposed) {
      return;
    }
    this._copied = { what, outcome };
    this._cleared = null;
    if (outcome === 'refused') {
      this.reveal();
    }
    this.emitChanged();
  }

  /**
   * Say no more how a copy or its clearing ended: the clipboard holds something
   * that was copied elsewhere in the panel.
   */
  forgetCopied(): void {
    this._copied = null;
    this._cleared = null;
    this.emitChanged();
  }

  /**
   * Try the token on the path, unless that is going on.
   */
  async runCheck(): Promise<void> {
    if (this.isDisposed || this._checking) {
      return;
    }
    this._checking = new AbortController();
    this._check = null;
    this.emitChanged();
    const check = await this.token.check(this._path, this._checking);
    if (this.isDisposed) {
      return;
    }
    this._checking = null;
    this._check = check;
    this._learn(check);
    this.emitChanged();
    if (this._isAnsweredAgain(check)) {
      await this.inspect();
    }
  }

  /**
   * Give up the try that is going on.
   */
  cancelCheck(): void {
    this._checking?.abort();
  }

  /**
   * A try tells whether the token works, as the Hub's own word does.
   */
  private _learn({ outcome, hub }: ApiToken.ICheck): void {
    if (this._facts === null || this._facts.kind === 'none') {
      return;
    }
    let { state } = this._facts;
    if (hub === 'rejects' || (hub === null && outcome === 'refused')) {
      state = 'refused';
    } else if (hub === 'knows' || (hub === null && outcome === 'ok')) {
      state = 'works';
    }
    if (state !== this._facts.state) {
      this._facts = { ...this._facts, state };
    }
  }

  /**
   * Whether what hindered the last inspection is over.
   */
  private _isAnsweredAgain({ outcome, hub }: ApiToken.ICheck): boolean {
    const failure = this._facts?.failure;
    return (
      !!failure &&
      failure.kind !== 'other-origin' &&
      (hub === 'knows' || (hub === null && outcome === 'ok'))
    );
  }

  /**
   * What was selected to be copied by hand is gone with the token's letters.
   */
  private _onSecretChanged({ isRevealed }: Secret): void {
    if (!isRevealed && this._copied?.outcome === 'refused') {
      this._copied = null;
    }
    this.emitChanged();
  }

  private _onClearingEnded(_: TokenCopier, outcome: ClearingOutcome): void {
    this._copied = null;
    this._cleared = outcome;
    this.emitChanged();
  }

  private readonly _copier: TokenCopier;
  private readonly _readSettings: () => IPanelSettings;
  private _facts: ApiToken.IFacts | null = null;
  private _inspection: AbortController | null = null;
  private readonly _secret = new Secret(() => this.settings.maskAfterSeconds);
  private _copied: ICopied | null = null;
  private _cleared: ClearingOutcome | null = null;
  private _pathInSettings: string;
  private _path: string;
  private _check: ApiToken.ICheck | null = null;
  private _checking: AbortController | null = null;
}

/**
 * The settings of the plugin `panel`, as `schema/panel.json` describes them.
 */
export interface IPanelSettings {
  /** The seconds after which a revealed token is masked; 0 for never. */
  readonly maskAfterSeconds: number;

  /** The seconds after which a copied token is cleared; 0 for never. */
  readonly clearClipboardAfterSeconds: number;

  /** The path that Test tries first. */
  readonly apiPath: string;
}
