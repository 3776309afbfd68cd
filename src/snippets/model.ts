import { isHubBefore } from '../rest/hub';
import type {
  ApiSnippets,
  ApiToken,
  ApiTokenPanel,
  IApiToken,
  IApiTokenPanel
} from '../tokens';
import { copyText } from '../ui/clipboard';
import { Model } from '../ui/view';
import type { Insertion, NotebookInserter } from './notebook';
import type { SnippetRegistry } from './registry';
import type { ISnippetSettings } from './settings';
import {
  readCustomSnippets,
  rememberedLanguage,
  rememberLanguage
} from './settings';
import type { Code, ISnippetOptions, NoCode } from './writer';
import { placesOf, SnippetWriter } from './writer';

/** The last copy or insertion of a snippet. */
export type SnippetOutcome =
  | {
      readonly kind: 'copied';
      readonly outcome: ApiTokenPanel.CopyOutcome;
      readonly holdsToken: boolean;
      readonly otherHosts: readonly string[];
    }
  | { readonly kind: 'no-code'; readonly code: NoCode }
  | { readonly kind: 'not-for-notebooks' | 'silent-hub' }
  | Insertion;

/** The user's choices among the snippets, and their code. Keeps no token. */
export class SnippetsModel extends Model {
  /** @param _inserter - `null` where the host has no notebooks. */
  constructor(
    readonly token: IApiToken,
    readonly registry: SnippetRegistry,
    private readonly _panel: IApiTokenPanel | null,
    private readonly _inserter: Pick<NotebookInserter, 'insert'> | null,
    readonly readSettings: () => ISnippetSettings
  ) {
    super();
    this._writer = new SnippetWriter(
      token,
      () => (registry.otherToken ?? token).value
    );
    // Without the panel, users could not see or change an earlier choice.
    this._language = _panel ? rememberedLanguage() : '';
    this._languageInSettings = readSettings().language;
    this._lastPath = this._path;
    this._lastOtherToken = this.otherToken;
    this._readCustomSnippets();
    registry.changed.connect(this._onRegistryChanged, this);
    _panel?.changed.connect(this._onPanelChanged, this);
  }

  custom = readCustomSnippets([], []);

  /** The last outcome, `null` when something else was chosen since. */
  outcome: SnippetOutcome | null = null;

  get snippets(): readonly ApiSnippets.ISnippet[] {
    return [...this.registry.snippets, ...this.custom.snippets];
  }

  get facts(): ApiToken.IFacts | null {
    return this._panel?.facts ?? null;
  }

  get otherToken(): ApiSnippets.IOtherToken | null {
    return this.registry.otherToken;
  }

  get isTokenRevealed(): boolean {
    return this.otherToken?.isRevealed ?? this._panel?.isTokenRevealed ?? false;
  }

  get snippet(): ApiSnippets.ISnippet {
    return (
      this._find(this._language) ??
      this._find(this.readSettings().language) ??
      this.snippets[0]
    );
  }

  choose({
    language,
    ...choice
  }: Partial<Choice & { readonly language: string }>): void {
    if (language !== undefined) {
      this._language = language;
      rememberLanguage(language);
    }
    Object.assign(this._choice, choice);
    this._end(null);
  }

  get places(): readonly ApiSnippets.Place[] {
    return this._placesOf(this.snippet);
  }

  get place(): ApiSnippets.Place {
    return this._placeFor(this.snippet);
  }

  get canIncludeToken(): boolean {
    return (
      this.place === 'anywhere' &&
      (this.token.kind !== 'none' || this.otherToken !== null)
    );
  }

  /**
   * Whether code outside of the server sends a name and password, for which
   * something in front asks. Only where the page has no token: both use one
   * header.
   */
  get sendsPassword(): boolean {
    const { absence, failure } = this.facts ?? {};
    return absence === 'blocked' && failure?.gateway?.kind === 'basic';
  }

  get includeToken(): boolean {
    return this._choice.includeToken;
  }

  get canInsert(): boolean {
    return (
      this._inserter !== null &&
      !this._isHubSilent &&
      isForNotebooks(this.snippet)
    );
  }

  /** The code, masked unless the token is revealed. */
  get shownCode(): Code {
    const { snippet } = this;
    const order = this._orderFor(snippet, this._path);
    return this.isTokenRevealed
      ? this._writer.write(snippet, order)
      : this._writer.writeMasked(snippet, order);
  }

  override dispose(): void {
    super.dispose();
    this.cancelInsertion();
  }

  /**
   * @param isChange - Whether a user changed the settings. When they are only
   *   loaded, the user's choice counts.
   */
  applySettings(isChange: boolean): void {
    const { language } = this.readSettings();
    if (isChange && language !== this._languageInSettings) {
      this._language = '';
      rememberLanguage('');
    }
    this._languageInSettings = language;
    this._readCustomSnippets();
    this._end(null);
  }

  /** Copies a snippet, by default the shown one. Call it as `copySecret`. */
  async copy({
    copy = copyText,
    language,
    path = this._path
  }: {
    copy?: (text: string) => Promise<boolean>;
    language?: string;
    path?: string;
  } = {}): Promise<SnippetOutcome> {
    const snippet =
      language === undefined ? this.snippet : this._find(language);
    const code: Code = snippet
      ? this._writer.write(snippet, this._orderFor(snippet, path))
      : { kind: 'unknown', name: language ?? '' };
    if (code.kind !== 'code') {
      return this._end({ kind: 'no-code', code });
    }
    const { text, holdsToken, otherHosts } = code;
    const outcome =
      holdsToken && this._panel
        ? await this._panel.copySecret(text, copy)
        : (await copy(text))
          ? 'copied'
          : 'refused';
    return this._end({ kind: 'copied', outcome, holdsToken, otherHosts });
  }

  /**
   * Inserts the shown snippet into a notebook, always without a token. While an
   * insertion lasts, ends as that one does.
   */
  async insert(): Promise<SnippetOutcome> {
    const { snippet } = this;
    if (!this._inserter || !isForNotebooks(snippet)) {
      return this._end({ kind: 'not-for-notebooks' });
    }
    if (this._isHubSilent) {
      return this._end({ kind: 'silent-hub' });
    }
    const code = this._writer.writeMasked(snippet, {
      ...this._orderFor(snippet, this._path),
      place: 'server',
      includeToken: false
    });
    if (code.kind !== 'code') {
      return this._end({ kind: 'no-code', code });
    }
    if (!this._insertion) {
      this._abort = new AbortController();
      this._insertion = this._inserter
        .insert(code.text, snippet.kernelLanguage, this._abort.signal)
        .finally(() => {
          this._insertion = null;
        });
      this.emitChanged();
    }
    return this._end(await this._insertion);
  }

  get isInserting(): boolean {
    return this._insertion !== null;
  }

  cancelInsertion(): void {
    this._abort?.abort();
  }

  private _orderFor(
    snippet: ApiSnippets.ISnippet,
    path: string
  ): ISnippetOptions {
    return {
      place: this._placeFor(snippet),
      path,
      includeToken: this.includeToken,
      isOpen: this.facts?.absence === 'open' || this.sendsPassword,
      sendsPassword: this.sendsPassword
    };
  }

  /** @param language - An id, or a title in any case: the panel shows titles. */
  private _find(language: string): ApiSnippets.ISnippet | undefined {
    const title = language.toLowerCase();
    return (
      this.snippets.find(({ id }) => id === language) ??
      this.snippets.find(snippet => snippet.title.toLowerCase() === title)
    );
  }

  /**
   * JupyterHub sets `JUPYTERHUB_SERVICE_URL` in a server from 2.0 on. Code
   * inside an older server can't find its URL. In a service the token in
   * `JUPYTERHUB_API_TOKEN` gets 403 (measured on 3.1.1 and 6.1.1).
   */
  private get _isHubSilent(): boolean {
    return (
      isHubBefore(this.facts?.hubVersion ?? null, 2) ||
      !!this.token.hub?.serviceName
    );
  }

  private _placesOf(
    snippet: ApiSnippets.ISnippet
  ): readonly ApiSnippets.Place[] {
    const places = placesOf(snippet);
    return this._isHubSilent && places.includes('anywhere')
      ? ['anywhere']
      : places;
  }

  private _placeFor(snippet: ApiSnippets.ISnippet): ApiSnippets.Place {
    const places = this._placesOf(snippet);
    const { place } = this._choice;
    return places.includes(place) ? place : places[0];
  }

  private get _path(): string {
    return this._panel?.apiPath ?? '/api/sessions';
  }

  private _readCustomSnippets(): void {
    this.custom = readCustomSnippets(
      this.readSettings().custom,
      this.registry.snippets.flatMap(({ id, title }) => [id, title])
    );
  }

  private _onRegistryChanged(): void {
    this._readCustomSnippets();
    if (this.otherToken !== this._lastOtherToken) {
      this._lastOtherToken = this.otherToken;
      this._choiceForOther = { place: 'anywhere', includeToken: true };
      this.outcome = null;
    }
    this.emitChanged();
  }

  private get _choice(): Choice {
    return this.otherToken ? this._choiceForOther : this._choiceForPage;
  }

  private _onPanelChanged(): void {
    if (this._path === this._lastPath) {
      this.emitChanged();
    } else {
      this._lastPath = this._path;
      this._end(null);
    }
  }

  private _end<T extends SnippetOutcome | null>(outcome: T): T {
    this.outcome = outcome;
    this.emitChanged();
    return outcome;
  }

  private readonly _writer: SnippetWriter;
  private _insertion: Promise<Insertion> | null = null;
  private _abort: AbortController | null = null;
  private _language: string;
  private _languageInSettings: string;
  private _choiceForPage: Choice = { place: 'anywhere', includeToken: false };

  /** Another token is included at once. */
  private _choiceForOther: Choice = { place: 'anywhere', includeToken: true };
  private _lastOtherToken: ApiSnippets.IOtherToken | null;
  private _lastPath: string;
}

/** The user's choice for one token. */
type Choice = Pick<ISnippetOptions, 'place' | 'includeToken'>;

function isForNotebooks(
  snippet: ApiSnippets.ISnippet
): snippet is ApiSnippets.ISnippet & { readonly kernelLanguage: string } {
  return (
    snippet.kernelLanguage !== undefined && placesOf(snippet).includes('server')
  );
}
