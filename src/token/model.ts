import type { ApiToken, IApiToken } from '../tokens';
import type {
  ClearingOutcome,
  Copyable,
  CopyOutcome,
  TokenCopier
} from '../ui/clearing';
import { isCopied } from '../ui/clearing';
import { nowBy } from '../ui/clock';
import { Model } from '../ui/view';
import { Secret } from '../ui/secret';
import { type TokenState, stateOf } from './state';

/** The settings in `schema/panel.json`. */
export interface IPanelSettings {
  readonly maskAfterSeconds: number;
  readonly clearClipboardAfterSeconds: number;
  readonly apiPath: string;
}

/** The state that the panel's sections render, without the token. */
export class PanelModel extends Model {
  constructor(
    readonly token: IApiToken,
    private readonly _copier: TokenCopier,
    private readonly _readSettings: () => IPanelSettings
  ) {
    super();
    this._pathInSettings = this._path = this.settings.apiPath;
    _copier.clearingEnded.connect(
      (_, outcome) => this.forgetCopied(outcome),
      this
    );
    this.secret.changed.connect(this._onSecretChanged, this);
  }

  /** What is loaded with the first request, `null` until then. */
  requests: typeof import('./requests') | null = null;

  /** The known facts of the token, `null` before the first response. */
  facts: ApiToken.IFacts | null = null;

  /** The last test, `null` before the first and during one. */
  check: ApiToken.ICheck | null = null;

  /** The last copy, `null` without one and once its clearing has ended. */
  copied: { readonly what: Copyable; readonly outcome: CopyOutcome } | null =
    null;

  /** How clearing the clipboard ended, `null` until then. */
  cleared: ClearingOutcome | null = null;

  /** The running requests, `null` for none. */
  inspection: AbortController | null = null;
  checking: AbortController | null = null;

  readonly secret = new Secret(() => this.settings.maskAfterSeconds);

  get settings(): IPanelSettings {
    return this._readSettings();
  }

  /** The time by the clock of the Hub or server that gave the facts. */
  get now(): Date {
    return nowBy(this.facts?.clockAheadSeconds);
  }

  get state(): TokenState {
    return stateOf(this.token, this.facts, this.now);
  }

  /** Whether it is not known if the token works. The top says why. */
  get isUnknown(): boolean {
    return this.state === 'blocked' || this.state === 'unknown';
  }

  get path(): string {
    return this._path;
  }
  set path(path: string) {
    this._path = path;
    this.emitChanged();
  }

  override dispose(): void {
    super.dispose();
    this.secret.dispose();
    this.inspection?.abort();
    this.checking?.abort();
  }

  applySettings(): void {
    const { apiPath } = this.settings;
    if (apiPath !== this._pathInSettings) {
      this._pathInSettings = this._path = apiPath;
    }
    this.secret.applySettings();
    this.emitChanged();
  }

  /** Asks for the facts, unless a request for them is running. */
  async inspect(): Promise<void> {
    if (this.isDisposed || this.inspection) {
      return;
    }
    const inspection = (this.inspection = new AbortController());
    this.emitChanged();
    const [facts] = await Promise.all([
      this.token.inspect(inspection),
      this.loadRequests()
    ]);
    if (this.isDisposed) {
      return;
    }
    // Canceling loses no earlier facts.
    if (!inspection.signal.aborted || this.facts === null) {
      this.facts = facts;
    }
    this.inspection = null;
    this.emitChanged();
  }

  /** Loads `requests`. Never rejects: the section says that it failed. */
  async loadRequests(): Promise<void> {
    if (!this.requests) {
      this.requests = await import('./requests').catch(() => null);
      this.emitChanged();
    }
  }

  /** Renders relative times again. */
  passTime(): void {
    this.emitChanged();
  }

  /**
   * Copies the token or the sign-in link. Call it while handling a click or a
   * key.
   *
   * @returns Whether the clipboard has it.
   */
  async copy(what: Copyable): Promise<boolean> {
    const outcome = await this._copier.copy(what);
    this.showCopied(what, outcome);
    return isCopied(outcome);
  }

  /**
   * Shows the outcome of a copy. Where the browser refused, reveals the token,
   * so that the user can copy it by hand.
   */
  showCopied(what: Copyable, outcome: CopyOutcome): void {
    if (this.isDisposed) {
      return;
    }
    this.copied = { what, outcome };
    this.cleared = null;
    if (outcome === 'refused') {
      this.secret.reveal();
    }
    this.emitChanged();
  }

  /**
   * Forgets the last copy: another section has copied something since, or the
   * clipboard was to be cleared.
   */
  forgetCopied(cleared: ClearingOutcome | null = null): void {
    this.copied = null;
    this.cleared = cleared;
    this.emitChanged();
  }

  /** Tests the token, unless a test is running. */
  async runCheck(): Promise<void> {
    if (this.isDisposed || this.checking) {
      return;
    }
    this.checking = new AbortController();
    this.check = null;
    this.emitChanged();
    const check = await this.token.check(this._path, this.checking);
    if (this.isDisposed) {
      return;
    }
    this.checking = null;
    this.check = check;
    const isNews = this._learn(check);
    this.emitChanged();
    if (isNews) {
      await this.inspect();
    }
  }

  /**
   * Takes the state of the token from a test.
   *
   * @returns Whether to inspect the token again: some paths respond without one.
   */
  private _learn({ outcome, hub }: ApiToken.ICheck): boolean {
    if (!this.facts || this.facts.state === 'none') {
      return false;
    }
    const { failure, state } = this.facts;
    const isAccepted = hub === 'knows' || (!hub && outcome === 'ok');
    const isRefused =
      outcome !== 'blocked' &&
      (hub === 'rejects' || (!hub && outcome === 'refused'));
    const learned = isRefused ? 'refused' : hub === 'knows' ? 'works' : state;
    if (learned !== state) {
      this.facts = { ...this.facts, state: learned };
    }
    const isOver = !!failure && failure.kind !== 'other-origin';
    const isAnswered = isAccepted || hub === 'rejects';
    return (isOver && isAnswered) || (isAccepted && learned !== 'works');
  }

  private _onSecretChanged({ isRevealed }: Secret): void {
    // Masking ends the selection for a copy by hand.
    if (!isRevealed && this.copied?.outcome === 'refused') {
      this.copied = null;
    }
    this.emitChanged();
  }

  private _path: string;
  private _pathInSettings: string;
}
