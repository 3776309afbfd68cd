import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';

/** Base of the models that views render. */
export abstract class Model implements IDisposable {
  /** Emitted when anything in the model changes; never once it is disposed. */
  readonly changed = new Signal<this, void>(this);

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  protected emitChanged(): void {
    if (!this._isDisposed) {
      this.changed.emit();
    }
  }

  private _isDisposed = false;
}
