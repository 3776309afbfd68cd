import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { Insertion, NotebookInserter } from '../notebook/insert';
import { canCreate } from '../snippets/creation';
import type { ICustomProblem, ICustomSnippets } from '../snippets/custom';
import { readCustomSnippets } from '../snippets/custom';
import {
  rememberedLanguage,
  rememberLanguage
} from '../snippets/rememberedlanguage';
import { makeRequest } from '../snippets/request';
import type { ISnippetSettings } from '../snippets/settings';
import type {
  ApiSnippets,
  ApiToken,
  ApiTokenPanel,
  IApiToken,
  IApiTokenPanel,
  ISnippetRegistry
} from '../tokens';
import { copyText } from './clipboard';

/**
 * The path where nobody has typed one: the extension's panel is disabled.
 */
const DEFAULT_PATH = '/api/sessions';

/**
 * What stands in for a masked token while the code is written. No language has
 * to quote it.
 */
const PLACEHOLDER = 'MASKED'.repeat(4);

/**
 * What a person sees of a masked token.
 */
const MASK = '•'.repeat(16);

/**
 * The code of a snippet.
 */
export interface ICode {
  readonly kind: 'code';
  readonly text: string;

  /** What is to be said beneath it, `''` for nothing. */
  readonly note: string;

  readonly holdsToken: boolean;
}

/**
 * The code of a snippet, or why there is none.
 *
 * - `refused`: the path may not be asked for
 * - `failed`: the snippet's function threw, `message` is what; `''` when it
 *   did so for the token that it was to hold
 * - `unknown`: there is no snippet of this name
 */
export type Code =
  | ICode
  | { readonly kind: 'refused'; readonly refusal: ApiToken.PathRefusal }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'unknown'; readonly name: string };

/**
 * What was done with a snippet last, and how that ended.
 */
export type SnippetOutcome =
  | {
      readonly kind: 'copied';
      readonly outcome: ApiTokenPanel.CopyOutcome;
      readonly holdsToken: boolean;
    }
  | { readonly kind: 'no-code'; readonly code: Exclude<Code, { kind: 'code' }> }
  | { readonly kind: 'not-for-notebooks' }
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
export class SnippetsModel implements IDisposable {
  /**
   * @param token - Asked for the token whenever code that holds it is written.
   * @param registry - The snippets.
   * @param panel - The panel, `null` where it is disabled.
   * @param inserter - Who puts code into notebooks, `null` where there are none.
   * @param settings - Gives the live settings.
   */
  constructor(
    token: IApiToken,
    registry: ISnippetRegistry,
    panel: IApiTokenPanel | null,
    inserter: NotebookInserter | null,
    settings: () => ISnippetSettings
  ) {
    this.token = token;
    this._registry = registry;
    this._panel = panel;
    this._inserter = inserter;
    this._readSettings = settings;
    this._language = rememberedLanguage();
    this._languageInSettings = settings().language;
    this._lastPath = this._path;
    this._readCustomSnippets();
    registry.changed.connect(this._onRegistryChanged, this);
    panel?.changed.connect(this._onPanelChanged, this);
  }

  /** Who is asked about the token. */
  readonly token: IApiToken;

  /**
   * Emitted when anything here changes.
   */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

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
   * Whether any code could call this server: there is one, and it lets more in
   * than a browser that signed in with a password.
   */
  get isUseful(): boolean {
    const absence = this.facts?.absence;
    return absence !== 'lite' && absence !== 'password';
  }

  /**
   * Whether the person has the token on the screen.
   */
  get isTokenRevealed(): boolean {
    return this._panel?.isTokenRevealed ?? false;
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
   * Choose a snippet by its name.
   */
  set language(name: string) {
    this._language = name;
    rememberLanguage(name);
    this._onChosen();
  }

  /**
   * Where the shown snippet can run.
   */
  get places(): readonly ApiSnippets.Place[] {
    return placesOf(this.snippet);
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
   * What the shown snippet can do with the path.
   */
  get actions(): readonly ApiSnippets.Action[] {
    return actionsOf(this.snippet, this._path);
  }

  /**
   * What it is to do.
   */
  get action(): ApiSnippets.Action {
    return this._actionFor(this.snippet, this._path);
  }
  set action(action: ApiSnippets.Action) {
    this._action = action;
    this._onChosen();
  }

  /**
   * Whether the code may hold the token: there is one, and the code is to run
   * elsewhere.
   */
  get canIncludeToken(): boolean {
    return this.place === 'anywhere' && this.token.kind !== 'none';
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
    return this._inserter !== null && isForNotebooks(this.snippet);
  }

  /**
   * The code as it may be seen now: with the token only while the person has
   * that on the screen.
   */
  get shownCode(): Code {
    const { snippet, isTokenRevealed, place } = this;
    if (isTokenRevealed) {
      return this._write(snippet, place, this._path, this.token.value);
    }
    const placeholder = this.token.kind === 'none' ? '' : PLACEHOLDER;
    const code = this._write(snippet, place, this._path, placeholder);
    return code.kind === 'code'
      ? { ...code, text: masked(code.text), note: masked(code.note) }
      : code;
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

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    Signal.clearData(this);
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
    const snippet = this._asked(options);
    const code = this._write(
      snippet,
      this._placeFor(snippet),
      options.path ?? this._path,
      this.token.value,
      options.language
    );
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
    return this._ended({ kind: 'copied', outcome, holdsToken });
  }

  /**
   * Put a snippet into a notebook, always in the form that holds no token.
   */
  async insert(): Promise<SnippetOutcome> {
    const { snippet } = this;
    if (!this._inserter || !isForNotebooks(snippet)) {
      return this._ended({ kind: 'not-for-notebooks' });
    }
    const code = this._write(snippet, 'server', this._path, '');
    return this._ended(
      code.kind === 'code'
        ? await this._inserter.insert(code.text, snippet.kernelLanguage)
        : { kind: 'no-code', code }
    );
  }

  /**
   * Write the code of a snippet.
   *
   * @param value - What stands for the token, where the code is to hold it.
   * @param name - What was asked for, when there may be no such snippet.
   */
  private _write(
    snippet: ApiSnippets.ISnippet | null,
    place: ApiSnippets.Place,
    path: string,
    value: string,
    name = ''
  ): Code {
    if (!snippet) {
      return { kind: 'unknown', name };
    }
    const isOpen = this.facts?.absence === 'open';
    const holdsToken =
      !isOpen && place === 'anywhere' && this._includeToken && value !== '';
    const { request, refusal } = makeRequest(this.token, {
      place,
      action: this._actionFor(snippet, path),
      path,
      token: isOpen ? '' : holdsToken ? value : null
    });
    if (!request) {
      return { kind: 'refused', refusal };
    }
    try {
      return {
        kind: 'code',
        text: asText(snippet.render(request)),
        note: asText(snippet.note?.(request) ?? ''),
        holdsToken
      };
    } catch (reason) {
      return holdsToken && value !== PLACEHOLDER
        ? this._failWithToken(snippet, place, path)
        : { kind: 'failed', message: this._failureOf(reason) };
    }
  }

  /**
   * Why a snippet can't be written with the token. What it threw may quote
   * that, in whatever form, so it is asked again without.
   */
  private _failWithToken(
    snippet: ApiSnippets.ISnippet,
    place: ApiSnippets.Place,
    path: string
  ): Code {
    const code = this._write(snippet, place, path, PLACEHOLDER);
    return code.kind === 'code' ? { kind: 'failed', message: '' } : code;
  }

  /**
   * What a snippet threw, without the token, should the snippet have that from
   * elsewhere.
   */
  private _failureOf(reason: unknown): string {
    const message = masked(messageOf(reason));
    const { value } = this.token;
    return value ? message.split(value).join(MASK) : message;
  }

  private _asked({ language }: ISnippetOptions): ApiSnippets.ISnippet | null {
    return language === undefined ? this.snippet : this._find(language);
  }

  private _find(language: string): ApiSnippets.ISnippet | null {
    return this.snippets.find(({ name }) => name === language) ?? null;
  }

  private _placeFor(snippet: ApiSnippets.ISnippet | null): ApiSnippets.Place {
    const places = placesOf(snippet);
    return places.includes(this._place) ? this._place : places[0];
  }

  private _actionFor(
    snippet: ApiSnippets.ISnippet | null,
    path: string
  ): ApiSnippets.Action {
    return actionsOf(snippet, path).includes(this._action)
      ? this._action
      : 'read';
  }

  private get _path(): string {
    return this._panel?.apiPath ?? DEFAULT_PATH;
  }

  private _readCustomSnippets(): void {
    this._custom = readCustomSnippets(
      this._readSettings().custom,
      this._registry.snippets.map(({ name }) => name)
    );
  }

  private _onRegistryChanged(): void {
    this._readCustomSnippets();
    this._onChanged();
  }

  private _onPanelChanged(): void {
    if (this._path === this._lastPath) {
      this._onChanged();
    } else {
      this._lastPath = this._path;
      this._onChosen();
    }
  }

  private _ended(outcome: SnippetOutcome): SnippetOutcome {
    this._outcome = outcome;
    this._onChanged();
    return outcome;
  }

  private _onChosen(): void {
    this._outcome = null;
    this._onChanged();
  }

  private _onChanged(): void {
    if (!this._isDisposed) {
      this._changed.emit();
    }
  }

  private readonly _registry: ISnippetRegistry;
  private readonly _panel: IApiTokenPanel | null;
  private readonly _inserter: NotebookInserter | null;
  private readonly _readSettings: () => ISnippetSettings;
  private readonly _changed = new Signal<this, void>(this);
  private _language: string;
  private _languageInSettings: string;
  private _place: ApiSnippets.Place = 'anywhere';
  private _action: ApiSnippets.Action = 'read';
  private _includeToken = false;
  private _lastPath: string;
  private _custom: ICustomSnippets = { snippets: [], problems: [] };
  private _outcome: SnippetOutcome | null = null;
  private _isDisposed = false;
}

/**
 * What a snippet gave, which may have been written without types.
 *
 * @throws An error when it is not a text.
 */
function asText(given: unknown): string {
  if (typeof given !== 'string') {
    throw new Error(`It gave a value of the type ${typeof given}, not a text.`);
  }
  return given;
}

/**
 * What was thrown, as a text.
 */
function messageOf(reason: unknown): string {
  try {
    return reason instanceof Error
      ? String(reason.message) || reason.name
      : String(reason);
  } catch {
    return typeof reason;
  }
}

function masked(text: string): string {
  return text.split(PLACEHOLDER).join(MASK);
}

function placesOf(
  snippet: ApiSnippets.ISnippet | null
): readonly ApiSnippets.Place[] {
  const places = snippet?.places ?? [];
  return places.length ? places : ['anywhere', 'server'];
}

function actionsOf(
  snippet: ApiSnippets.ISnippet | null,
  path: string
): readonly ApiSnippets.Action[] {
  return (snippet?.actions ?? ['read']).filter(
    action => action === 'read' || canCreate(path)
  );
}

function isForNotebooks(
  snippet: ApiSnippets.ISnippet | null
): snippet is ApiSnippets.ISnippet & { readonly kernelLanguage: string } {
  return (
    snippet?.kernelLanguage !== undefined &&
    placesOf(snippet).includes('server')
  );
}
