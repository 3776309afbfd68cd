import { Signal } from '@lumino/signaling';

import { HUB_5, hubOf } from '../../token/__tests__/pages';
import type {
  ApiSnippets,
  ApiToken,
  ApiTokenPanel,
  IApiToken,
  IApiTokenPanel
} from '../../tokens';
import { SnippetsModel } from '../model';
import type { Insertion } from '../notebook';
import { DEFAULTS } from '../plugin';
import { SnippetRegistry } from '../registry';
import type { ISnippetSettings } from '../settings';

/** The token of these tests. No other text contains it. */
export const SECRET = 'tOp5ecret%+/=';

/** A page on a hub. Tests change it before and after its model is created. */
export class SnippetsPage {
  readonly token = new FakeToken();
  readonly panel = new FakePanel();
  readonly registry = new SnippetRegistry();
  readonly inserter = {
    insert: jest.fn<Promise<Insertion>, [string, string, AbortSignal]>(
      async () => ({ kind: 'inserted', path: 'Notebook.ipynb' })
    )
  };

  settings: ISnippetSettings = { ...DEFAULTS, refused: '' };

  readonly changed = jest.fn<void, []>();

  hasPanel = true;
  hasNotebooks = true;

  /** The model, created when a test first reads it. */
  get model(): SnippetsModel {
    if (!this._model) {
      this._model = new SnippetsModel(
        this.token,
        this.registry,
        this.hasPanel ? this.panel : null,
        this.hasNotebooks ? this.inserter : null,
        () => this.settings
      );
      this._model.changed.connect(() => this.changed());
    }
    return this._model;
  }

  add(...ids: string[]): void {
    ids.forEach(id => this.registry.add(snippetOf(id)));
  }

  /** Changes settings as a user does while the panel is open. */
  set(values: Partial<ISnippetSettings>): void {
    const { model } = this;
    this.settings = { ...this.settings, ...values };
    model.applySettings(true);
  }

  private _model: SnippetsModel | null = null;
}

export function snippetOf(
  id: string,
  changes: Partial<ApiSnippets.ISnippet> = {}
): ApiSnippets.ISnippet {
  return {
    id,
    title: id,
    render: ({ token }) => `${id}: ${token === null ? 'none' : `<${token}>`}`,
    ...changes
  };
}

/** A snippet that fails, and quotes the token. */
export const BROKEN = snippetOf('broken', {
  render: ({ token }) => {
    throw new Error(`No luck with ${token}`);
  }
});

export class OtherToken implements ApiSnippets.IOtherToken {
  constructor(
    readonly name = 'nightly',
    readonly value = 'n3w-%+/=value'
  ) {}

  readonly owner = 'other-extension:plugin';
  readonly changed = new Signal<this, void>(this);

  isRevealed = false;

  reveal(isRevealed = true): void {
    this.isRevealed = isRevealed;
    this.changed.emit();
  }
}

/** A token without server and Hub. */
export class FakeToken implements IApiToken {
  kind: ApiToken.Kind = 'hub';
  serverUrl = 'https://hub.example/user/alice/';
  hub: ApiToken.IHub | null = hubOf(HUB_5);

  read = () => SECRET;

  get value(): string {
    return this.read();
  }

  inspect(): Promise<ApiToken.IFacts> {
    return Promise.reject(new Error('No server.'));
  }

  check(): Promise<ApiToken.ICheck> {
    return Promise.reject(new Error('No server.'));
  }

  /** Leaves the page without a token. */
  takeAway(): void {
    this.kind = 'none';
    this.read = () => '';
  }
}

export class FakePanel implements IApiTokenPanel {
  readonly changed = new Signal<this, void>(this);

  isVisible = true;
  apiPath = '/api/sessions';
  facts: ApiToken.IFacts | null = null;
  isTokenRevealed = false;
  maskAfterSeconds = 30;

  readonly copySecret = jest.fn<Promise<ApiTokenPanel.CopyOutcome>, [string]>(
    async () => 'copied'
  );

  get copied(): string[] {
    return this.copySecret.mock.calls.map(([text]) => text);
  }

  addSection(): never {
    throw new Error('No sections.');
  }

  set(
    values: Partial<
      Pick<this, 'isVisible' | 'apiPath' | 'isTokenRevealed' | 'facts'>
    >
  ): void {
    Object.assign(this, values);
    this.changed.emit();
  }

  learnAbsence(absence?: ApiToken.Absence): void {
    this.set({ facts: { state: absence ? 'none' : 'works', absence } });
  }
}
