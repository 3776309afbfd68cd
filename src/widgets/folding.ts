import type { IStateDB } from '@jupyterlab/statedb';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

const KEY = 'jupyterlab-api-token:panel';

/**
 * Which sections are folded, kept with the layout in JupyterLab's state
 * database. Nothing else is kept there.
 */
export class Folding {
  /**
   * @param state - JupyterLab's state database, `null` where there is none.
   */
  constructor(state: IStateDB | null) {
    this._state = state;
    this.restored = this._restore();
  }

  /**
   * Settles when it is known which sections were folded. Never rejects.
   */
  readonly restored: Promise<void>;

  /**
   * Emitted when a section is folded or unfolded.
   */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /**
   * Whether a section is folded.
   */
  isFolded(id: string): boolean {
    return this._folded.has(id);
  }

  /**
   * Fold a section or unfold it, and remember that.
   */
  fold(id: string, isFolded: boolean): void {
    if (isFolded === this.isFolded(id)) {
      return;
    }
    this._touched.add(id);
    this._set(id, isFolded);
    this._changed.emit();
    // A layout that is not saved is no loss that anybody must be told of.
    this._state
      ?.save(KEY, { folded: [...this._folded] })
      .catch(() => undefined);
  }

  private async _restore(): Promise<void> {
    const kept = await this._state?.fetch(KEY).catch(() => null);
    for (const id of readFolded(kept)) {
      // What the person did before the database answered counts.
      if (!this._touched.has(id)) {
        this._set(id, true);
      }
    }
    this._changed.emit();
  }

  private _set(id: string, isFolded: boolean): void {
    if (isFolded) {
      this._folded.add(id);
    } else {
      this._folded.delete(id);
    }
  }

  private readonly _state: IStateDB | null;
  private readonly _changed = new Signal<this, void>(this);
  private readonly _folded = new Set<string>();
  private readonly _touched = new Set<string>();
}

function readFolded(kept: unknown): string[] {
  const { folded } = (kept ?? {}) as { readonly folded?: unknown };
  return Array.isArray(folded)
    ? folded.filter((id): id is string => typeof id === 'string')
    : [];
}
