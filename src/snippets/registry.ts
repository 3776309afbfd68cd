import { type IDisposable, DisposableDelegate } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';

import type { ApiSnippets, ISnippetRegistry } from '../tokens';

export class SnippetRegistry implements ISnippetRegistry {
  readonly snippets: ApiSnippets.ISnippet[] = [];
  readonly changed = new Signal<this, void>(this);
  otherToken: ApiSnippets.IOtherToken | null = null;
  tokenForm: ApiSnippets.ITokenForm | null = null;

  add(snippet: ApiSnippets.ISnippet): IDisposable {
    const { snippets } = this;
    if (!snippet.id) {
      throw new Error('A snippet needs an id.');
    }
    if (snippets.some(({ id }) => id === snippet.id)) {
      throw new Error(`There is a snippet '${snippet.id}' already.`);
    }
    snippets.push(snippet);
    snippets.sort((one, other) => (one.rank ?? 1000) - (other.rank ?? 1000));
    this.changed.emit();
    return new DisposableDelegate(() => {
      snippets.splice(snippets.indexOf(snippet), 1);
      this.changed.emit();
    });
  }

  /** @param token - `null` to go back to the page's own. */
  useToken(token: ApiSnippets.IOtherToken | null): IDisposable {
    if (token !== this.otherToken) {
      this.otherToken?.changed.disconnect(this._onTokenChanged, this);
      this.otherToken = token;
      token?.changed.connect(this._onTokenChanged, this);
      this.changed.emit();
    }
    return new DisposableDelegate(() => {
      if (token === this.otherToken) {
        this.useToken(null);
      }
    });
  }

  useForm(form: ApiSnippets.ITokenForm | null): void {
    this.tokenForm = form;
    this.changed.emit();
  }

  private _onTokenChanged(): void {
    this.changed.emit();
  }
}
