import { isHubBefore } from '../rest/hub';
import { otherHosts } from '../rest/path';
import type {
  ApiSnippets,
  ApiToken,
  ApiTokenPanel,
  IApiToken,
  IApiTokenPanel
} from '../tokens';
import { copyText } from '../ui/clipboard';
import { Model } from '../ui/model';
import type { Insertion, NotebookInserter } from './notebook';
import type { SnippetRegistry } from './registry';
import type {
  ICustomProblem,
  ICustomSnippets,
  ISnippetSettings
} from './settings';
import { readCustomSnippets } from './settings';
import type { Code, IOrder, NoCode } from './writer';
import { isForNotebooks, placesOf, SnippetWriter } from './writer';

/**
 * The path where nobody has typed one: the extension's panel is disabled.
 */
const DEFAULT_PATH = '/api/sessions';

/**
 * What was done with a snippet last, and how that ended.
 */
export type SnippetOutcome =
  | {
      readonly kind: 'copied';
      readonly outcome: ApiTokenPanel.CopyOutcome;
      readonly holdsToken: boolean;

      /** The hosts that code with the token names, other than the server's. */
      readonly otherHosts: readonly string[];
    }
  | { readonly kind: 'no-code'; readonly code: NoCode }
  | { readonly kind: 'not-for-notebooks' | 'silent-hub' }
  | Insertion;

/**
 * What a snippet is asked for, where that is not what the person chose in the
 * panel.
 */
export interface ISnippetOptions {
  readonly language?: string;
  readonly path?: string;
}

/**
 * The person's choices among the snippets, and the code that follows from
 * them. Holds no token.
 */
export class SnippetsModel extends Model {
  /**
   * @param token - Asked for the token whenever code that holds it is written.
   * @param registry - The snippets.
   * @param panel - The panel, `null` where it is disabled.
   * @param inserter - Who puts code into notebooks, `null` where there are none.
   * @param settings - Gives the live settings.
   */
  constructor(
    token: IApiToken,
    registry: SnippetRegistry,
    panel: IApiTokenPanel | null,
    inserter: NotebookInserter | null,
    settings: () => ISnippetSettings
  ) {
    super();
    this.token = token;
    this._writer = new SnippetWriter(
      token,
      () => (registry.otherToken ?? token).value
    );
    this._registry = registry;
    this._panel = panel;
    this._inserter = inserter;
    this._readSettings = settings;
    // Nobody sees a choice of earlier days where the panel is disabled by now.
    this._language = panel ? rememberedLanguage() : '';
    this._languageInSettings = settings().language;
    this._lastPath = this._path;
    this._readCustomSnippets();
    if (this.otherToken) {
      this._onOtherToken();
    }
    registry.changed.connect(this._onRegistryChanged, this);
    panel?.changed.connect(this._onPanelChanged, this);
  }

  /** Who is asked about the token. */
  readonly token: IApiToken;

  /**
   * The snippets to choose from: those of the registry, then those of the
   * settings.
   */
  get snippets(): readonly ApiSnippets.ISnippet[] {
    return [...this._registry.snippets, ...this._custom.snippets];
  }

  /**
   * What the panel has learned of the token.
   */
  get facts(): ApiToken.IFacts | null {
    return this._panel?.facts ?? null;
  }

  /**
   * Whether a snippet comes from the settings.
   */
  isCustom(snippet: ApiSnippets.ISnippet | null): boolean {
    return snippet !== null && this._custom.snippets.includes(snippet);
  }

  /**
   * The hosts to which the shown code may send the token, other than the
   * server's, as far as its URLs tell.
   */
  get otherHosts(): string[] {
    return this._otherHosts(this.snippet, this._path);
  }

  /**
   * Whether any code could call this server: there is one, and it lets more in
   * than a browser that signed in with a password.
   */
  get isUseful(): boolean {
    const absence = this.facts?.absence;
    return absence !== 'lite' && absence !== 'password';
  }

  /**
   * The token that the code holds instead of the page's, `null` for the page's
   * own.
   */
  get otherToken(): ApiSnippets.IOtherToken | null {
    return this._registry.otherToken;
  }

  /**
   * Whether the person has the token that the code may hold on the screen.
   */
  get isTokenRevealed(): boolean {
    return this.otherToken?.isRevealed ?? this._panel?.isTokenRevealed ?? false;
  }

  /**
   * The snippet that is shown: the chosen one, else that of the settings, else
   * the first. `null` when there is none at all.
   */
  get snippet(): ApiSnippets.ISnippet | null {
    return (
      this._find(this._language) ??
      this._find(this._readSettings().language) ??
      this.snippets[0] ??
      null
    );
  }

  /**
   * Choose a snippet by its id.
   */
  set language(id: string) {
    this._language = id;
    rememberLanguage(id);
    this._onChosen();
  }

  /**
   * Where the shown snippet can run.
   */
  get places(): readonly ApiSnippets.Place[] {
    return this._placesOf(this.snippet);
  }

  /**
   * Where it is to run.
   */
  get place(): ApiSnippets.Place {
    return this._placeFor(this.snippet);
  }
  set place(place: ApiSnippets.Place) {
    this._place = place;
    this._onChosen();
  }

  /**
   * Whether the code may hold the token: there is one, and the code is to run
   * elsewhere.
   */
  get canIncludeToken(): boolean {
    return (
      this.place === 'anywhere' &&
      (this.token.kind !== 'none' || this.otherToken !== null)
    );
  }

  /**
   * Whether the person wants the token in the code.
   */
  get includeToken(): boolean {
    return this._includeToken;
  }
  set includeToken(includeToken: boolean) {
    this._includeToken = includeToken;
    this._onChosen();
  }

  /**
   * Whether the shown snippet has a way into a notebook.
   */
  get canInsert(): boolean {
    return (
      this._inserter !== null &&
      !this._isHubSilent &&
      isForNotebooks(this.snippet)
    );
  }

  /**
   * The code as it may be seen now: with the token only while the person has
   * that on the screen.
   */
  get shownCode(): Code {
    const { snippet } = this;
    if (!snippet) {
      return { kind: 'unknown', name: '' };
    }
    const order = this._orderFor(snippet, this._path);
    return this.isTokenRevealed
      ? this._writer.write(snippet, order)
      : this._writer.writeMasked(snippet, order);
  }

  /**
   * What is wrong with the snippets of the settings.
   */
  get customProblems(): readonly ICustomProblem[] {
    return this._custom.problems;
  }

  /**
   * Why JupyterLab refused the settings, `''` when it did not.
   */
  get refusedSettings(): string {
    return this._readSettings().refused;
  }

  /**
   * What was done last, `null` when something else was chosen since.
   */
  get outcome(): SnippetOutcome | null {
    return this._outcome;
  }

  /**
   * Let the code hold the page's own token again.
   */
  usePageToken(): void {
    this._registry.useToken(null);
  }

  override dispose(): void {
    super.dispose();
    this.cancelInsertion();
  }

  /**
   * Take up the settings.
   *
   * @param isChange - Whether somebody changed them; else they have come late,
   *   and what the person chose before counts.
   */
  applySettings(isChange: boolean): void {
    const { language } = this._readSettings();
    if (isChange && language !== this._languageInSettings) {
      this._language = '';
      rememberLanguage('');
    }
    this._languageInSettings = language;
    this._readCustomSnippets();
    this._onChosen();
  }

  /**
   * Copy a snippet, by default the one that is shown. Call it while handling a
   * click or a key.
   */
  async copy(options: ISnippetOptions = {}): Promise<SnippetOutcome> {
    const { language, path = this._path } = options;
    const snippet =
      language === undefined ? this.snippet : this._find(language);
    const code: Code = snippet
      ? this._writer.write(snippet, this._orderFor(snippet, path))
      : { kind: 'unknown', name: language ?? '' };
    if (code.kind !== 'code') {
      return this._ended({ kind: 'no-code', code });
    }
    const { text, holdsToken } = code;
    const outcome =
      holdsToken && this._panel
        ? await this._panel.copySecret(text)
        : (await copyText(text))
          ? 'copied'
          : 'refused';
    return this._ended({
      kind: 'copied',
      outcome,
      holdsToken,
      otherHosts: this._otherHosts(snippet, path)
    });
  }

  /**
   * Put a snippet into a notebook, always in the form that holds no token.
   */
  async insert(): Promise<SnippetOutcome> {
    const { snippet } = this;
    if (!this._inserter || !isForNotebooks(snippet)) {
      return this._ended({ kind: 'not-for-notebooks' });
    }
    if (this._isHubSilent) {
      return this._ended({ kind: 'silent-hub' });
    }
    // Nothing of it is masked: it holds no token.
    const code = this._writer.writeMasked(snippet, {
      ...this._orderFor(snippet, this._path),
      place: 'server',
      includeToken: false
    });
    if (code.kind !== 'code') {
      return this._ended({ kind: 'no-code', code });
    }
    const insertion = new AbortController();
    this._insertions.add(insertion);
    this.emitChanged();
    const outcome = await this._inserter.insert(
      code.text,
      snippet.kernelLanguage,
      insertion.signal
    );
    this._insertions.delete(insertion);
    return this._ended(outcome);
  }

  /**
   * Whether code is being put into a notebook.
   */
  get isInserting(): boolean {
    return this._insertions.size > 0;
  }

  /**
   * Give up putting code into a notebook.
   */
  cancelInsertion(): void {
    this._insertions.forEach(insertion => insertion.abort());
  }

  private _orderFor(snippet: ApiSnippets.ISnippet, path: string): IOrder {
    return {
      place: this._placeFor(snippet),
      path,
      includeToken: this._includeToken,
      isOpen: this.facts?.absence === 'open'
    };
  }

  /**
   * Masked, because a host may be named after the token.
   */
  private _otherHosts(
    snippet: ApiSnippets.ISnippet | null,
    path: string
  ): string[] {
    const code =
      snippet &&
      this._writer.writeMasked(snippet, this._orderFor(snippet, path));
    return code?.kind === 'code' && code.holdsToken
      ? otherHosts(code.text, this.token.serverUrl)
      : [];
  }

  /**
   * @param language - An id, or a title in any case: admins see only titles.
   */
  private _find(language: string): ApiSnippets.ISnippet | null {
    const isMeant = (title: string) =>
      title.toLowerCase() === language.toLowerCase();
    return (
      this.snippets.find(({ id }) => id === language) ??
      this.snippets.find(({ title }) => isMeant(title)) ??
      null
    );
  }

  /**
   * Whether the Hub tells a server not where it listens, which JupyterHub does
   * from 2.0 on (`JUPYTERHUB_SERVICE_URL`).
   */
  private get _isHubSilent(): boolean {
    return isHubBefore(this.facts?.hubVersion ?? null, 2);
  }

  private _placesOf(
    snippet: ApiSnippets.ISnippet | null
  ): readonly ApiSnippets.Place[] {
    const places = placesOf(snippet);
    return this._isHubSilent && places.includes('anywhere')
      ? ['anywhere']
      : places;
  }

  private _placeFor(snippet: ApiSnippets.ISnippet | null): ApiSnippets.Place {
    const places = this._placesOf(snippet);
    return places.includes(this._place) ? this._place : places[0];
  }

  private get _path(): string {
    return this._panel?.apiPath ?? DEFAULT_PATH;
  }

  private _readCustomSnippets(): void {
    this._custom = readCustomSnippets(
      this._readSettings().custom,
      this._registry.snippets.flatMap(({ id, title }) => [id, title])
    );
  }

  private _onRegistryChanged(): void {
    this._readCustomSnippets();
    if (this.otherToken === this._lastOtherToken) {
      this.emitChanged();
    } else {
      this._onOtherToken();
    }
  }

  /**
   * A person who takes another token for the code wants it in the code.
   */
  private _onOtherToken(): void {
    if (this._lastOtherToken === null) {
      this._before = { place: this._place, includeToken: this._includeToken };
    }
    const { place, includeToken } = this.otherToken
      ? ({ place: 'anywhere', includeToken: true } as const)
      : this._before;
    this._place = place;
    this._includeToken = includeToken;
    this._lastOtherToken = this.otherToken;
    this._onChosen();
  }

  private _onPanelChanged(): void {
    if (this._path === this._lastPath) {
      this.emitChanged();
    } else {
      this._lastPath = this._path;
      this._onChosen();
    }
  }

  private _ended(outcome: SnippetOutcome): SnippetOutcome {
    this._outcome = outcome;
    this.emitChanged();
    return outcome;
  }

  private _onChosen(): void {
    this._outcome = null;
    this.emitChanged();
  }

  private readonly _writer: SnippetWriter;
  private readonly _registry: SnippetRegistry;
  private readonly _panel: IApiTokenPanel | null;
  private readonly _inserter: NotebookInserter | null;
  private readonly _readSettings: () => ISnippetSettings;
  private readonly _insertions = new Set<AbortController>();
  private _language: string;
  private _languageInSettings: string;
  private _place: ApiSnippets.Place = 'anywhere';
  private _includeToken = false;
  private _lastOtherToken: ApiSnippets.IOtherToken | null = null;
  private _before: Pick<IOrder, 'place' | 'includeToken'> = {
    place: 'anywhere',
    includeToken: false
  };
  private _lastPath: string;
  private _custom: ICustomSnippets = { snippets: [], problems: [] };
  private _outcome: SnippetOutcome | null = null;
}

/**
 * Where the browser keeps the id of the snippet that was chosen last. It keeps
 * nothing else.
 */
const KEY = 'jupyterlab-api-token:language';

/**
 * The id of the snippet that the user chose last, `''` when they chose none, or
 * the browser keeps nothing.
 */
export function rememberedLanguage(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/**
 * Remember the snippet that the user chose; `''` forgets it.
 */
export function rememberLanguage(id: string): void {
  try {
    if (id) {
      localStorage.setItem(KEY, id);
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    // A browser that keeps nothing: the setting decides the next time.
  }
}
