import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { INotebookTracker } from '@jupyterlab/notebook';
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
import { NotebookInserter } from '../notebook';
import { SnippetRegistry } from '../registry';
import type { ISnippetSettings } from '../settings';
import { readSnippetSettings } from '../settings';

/** The token of these tests. No other text has it in it. */
export const SECRET = 'tOp5ecret%+/=';

/** A masked token on the screen. */
export const MASK = '•'.repeat(16);

/**
 * A page in a hub, with a panel and an inserter, on which tests change
 * whatever they are about before and after its model is made.
 */
export class SnippetsPage {
  readonly token = new FakeToken();
  readonly panel = new FakePanel();
  readonly registry = new SnippetRegistry();
  readonly inserter = new FakeInserter();

  /** The live settings. */
  settings: ISnippetSettings = readSnippetSettings({});

  /** Called whenever the model says that it has changed. */
  readonly changed = jest.fn<void, []>();

  /** Whether the panel is enabled. */
  hasPanel = true;

  /** Whether the host has notebooks. */
  hasNotebooks = true;

  /** The model, made when a test first asks for it. */
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

  /** Add snippets of these ids that write a word for the token. */
  add(...ids: string[]): void {
    ids.forEach(id => this.registry.add(snippetOf(id)));
  }

  /** Change settings as a person does while the panel is open. */
  set(values: Partial<ISnippetSettings>): void {
    const { model } = this;
    this.settings = { ...this.settings, ...values };
    model.applySettings(true);
  }

  private _model: SnippetsModel | null = null;
}

/** A snippet that writes its id, and the token or that it has none. */
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

/** Another token than the page's. */
export class OtherToken implements ApiSnippets.IOtherToken {
  constructor(
    readonly name = 'nightly',
    readonly value = 'n3w-%+/=value'
  ) {}

  readonly changed = new Signal<this, void>(this);

  isRevealed = false;

  reveal(isRevealed = true): void {
    this.isRevealed = isRevealed;
    this.changed.emit();
  }
}

/** A token that answers nothing. */
export class FakeToken implements IApiToken {
  kind: ApiToken.Kind = 'hub';
  serverUrl = 'https://hub.example/user/alice/';
  hub: ApiToken.IHub | null = hubOf(HUB_5);

  /** Gives the token. */
  read = () => SECRET;

  get value(): string {
    return this.read();
  }

  inspect(): Promise<ApiToken.IFacts> {
    return Promise.reject(new Error('A question.'));
  }

  check(): Promise<ApiToken.ICheck> {
    return Promise.reject(new Error('A question.'));
  }

  /** Be on a page that has no token. */
  takeAway(): void {
    this.kind = 'none';
    this.read = () => '';
  }
}

/** A panel without a page. */
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

  addSection(): never {
    throw new Error('A section.');
  }

  /** Change, and say so. */
  set(
    values: Partial<
      Pick<this, 'isVisible' | 'apiPath' | 'isTokenRevealed' | 'facts'>
    >
  ): void {
    Object.assign(this, values);
    this.changed.emit();
  }

  /** Have learned why there is no token. */
  learnAbsence(absence?: ApiToken.Absence): void {
    this.set({ facts: { state: absence ? 'none' : 'works', absence } });
  }
}

/** An inserter without notebooks. */
export class FakeInserter extends NotebookInserter {
  constructor() {
    super(
      {} as JupyterFrontEnd,
      {} as INotebookTracker,
      () => '',
      async () => false
    );
  }

  override readonly insert = jest.fn<Promise<Insertion>, [string, string]>(
    async () => ({ kind: 'inserted', path: 'Notebook.ipynb' })
  );
}
