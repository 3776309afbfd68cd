import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { IHubToken } from '../rest/hubtoken';
import type { IMadeToken } from '../rest/hubtokens';
import type { ApiSnippets } from '../tokens';
import { MaskTimer } from './masktimer';

/**
 * A token that was just made. Its value is nowhere else: the Hub does not give
 * it again. Gone for good when this is disposed.
 */
export class NewToken implements ApiSnippets.IOtherToken, IDisposable {
  /**
   * @param maskAfterSeconds - Gives the seconds after which it is masked again
   *   when it was revealed; 0 for never.
   */
  constructor(
    { clockAhead, token, value }: IMadeToken,
    maskAfterSeconds: () => number
  ) {
    this.token = token;
    this.clockAhead = clockAhead;
    this._value = value;
    this._maskTimer = new MaskTimer(maskAfterSeconds, () => this.mask());
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

  get isRevealed(): boolean {
    return this._isRevealed;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._value = '';
    this._maskTimer.stop();
    Signal.clearData(this);
  }

  /**
   * Put it on the screen, until it is masked or the time set is over.
   */
  reveal(): void {
    if (this._isDisposed) {
      return;
    }
    this._isRevealed = true;
    this._maskTimer.start();
    this._changed.emit();
  }

  /**
   * Take it off the screen.
   */
  mask(): void {
    this._maskTimer.stop();
    if (this._isRevealed) {
      this._isRevealed = false;
      this._changed.emit();
    }
  }

  private readonly _maskTimer: MaskTimer;
  private readonly _changed = new Signal<this, void>(this);
  private _value: string;
  private _isRevealed = false;
  private _isDisposed = false;
}
