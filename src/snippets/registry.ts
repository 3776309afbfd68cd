import type { IDisposable } from '@lumino/disposable';
import { DisposableDelegate } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { ApiSnippets, ISnippetRegistry } from '../tokens';

export class SnippetRegistry implements ISnippetRegistry {
  get snippets(): readonly ApiSnippets.ISnippet[] {
    return this._snippets;
  }

  get otherToken(): ApiSnippets.IOtherToken | null {
    return this._otherToken;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  add(snippet: ApiSnippets.ISnippet): IDisposable {
    if (!snippet.id) {
      throw new Error('A snippet needs an id.');
    }
    if (this._snippets.some(({ id }) => id === snippet.id)) {
      throw new Error(`There is a snippet '${snippet.id}' already.`);
    }
    const rank = rankOf(snippet);
    const after = this._snippets.findIndex(other => rankOf(other) > rank);
    this._snippets.splice(
      after < 0 ? this._snippets.length : after,
      0,
      snippet
    );
    this._changed.emit();
    return new DisposableDelegate(() => {
      this._snippets.splice(this._snippets.indexOf(snippet), 1);
      this._changed.emit();
    });
  }

  /**
   * @param token - The token, `null` to go back to the page's own.
   */
  useToken(token: ApiSnippets.IOtherToken | null): IDisposable {
    if (token !== this._otherToken) {
      this._otherToken?.changed.disconnect(this._onTokenChanged, this);
      this._otherToken = token;
      token?.changed.connect(this._onTokenChanged, this);
      this._changed.emit();
    }
    return new DisposableDelegate(() => {
      if (token === this._otherToken) {
        this.useToken(null);
      }
    });
  }

  private _onTokenChanged(): void {
    this._changed.emit();
  }

  private readonly _snippets: ApiSnippets.ISnippet[] = [];
  private readonly _changed = new Signal<this, void>(this);
  private _otherToken: ApiSnippets.IOtherToken | null = null;
}

function rankOf({ rank = 1000 }: ApiSnippets.ISnippet): number {
  return rank;
}
