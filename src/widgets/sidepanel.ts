import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import type { Message } from '@lumino/messaging';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';
import { Panel } from '@lumino/widgets';

import type { ApiToken, ApiTokenPanel, IApiTokenPanel } from '../tokens';
import { keyIcon } from './icon';
import type { PanelModel } from './panelmodel';
import type { IPanelSettings } from './panelsettings';
import { SectionFrame } from './sectionframe';
import type { TokenCopier } from './tokencopier';

/**
 * The side panel: frames for sections, whose content is made when the panel
 * is first seen.
 */
export class SidePanel extends Panel implements IApiTokenPanel {
  /**
   * @param copier - Who copies what holds the token.
   * @param settings - Gives the live settings.
   */
  constructor(
    trans: TranslationBundle,
    copier: TokenCopier,
    settings: () => IPanelSettings
  ) {
    super();
    this._trans = trans;
    this._copier = copier;
    this._readSettings = settings;
    this.id = 'jp-api-token';
    this.addClass('jp-ApiToken');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('API Token'));
    this.node.tabIndex = -1;
    this.title.caption = trans.__('API Token');
    this.title.icon = keyIcon;
  }

  get visibilityChanged(): ISignal<this, boolean> {
    return this._visibilityChanged;
  }

  get apiPath(): string {
    return this._model?.path ?? this._readSettings().apiPath;
  }

  get facts(): ApiToken.IFacts | null {
    return this._model?.facts ?? null;
  }

  get isTokenRevealed(): boolean {
    return this._model?.isRevealed ?? false;
  }

  get maskAfterSeconds(): number {
    return this._readSettings().maskAfterSeconds;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /**
   * What the panel shows, `null` until it is loaded.
   */
  get model(): PanelModel | null {
    return this._model;
  }
  set model(model: PanelModel | null) {
    this._model = model;
    model?.changed.connect(this._onModelChanged, this);
    this._changed.emit();
  }

  async copySecret(text: string): Promise<ApiTokenPanel.CopyOutcome> {
    const outcome = await this._copier.copySecret(text);
    if (outcome !== 'refused') {
      this._model?.forgetCopied();
    }
    return outcome;
  }

  addSection(section: ApiTokenPanel.ISection): IDisposable {
    if (this._ids.has(section.id)) {
      throw new Error(`The panel has a section '${section.id}' already.`);
    }
    const frame = new SectionFrame(section, this._trans);
    this._ids.add(section.id);
    frame.disposed.connect(() => this._ids.delete(section.id));
    const after = this._frames.findIndex(({ rank }) => rank > section.rank);
    this.insertWidget(after < 0 ? this._frames.length : after, frame);
    if (this.isVisible) {
      void frame.load();
    }
    return frame;
  }

  /**
   * Make what the sections hold. Never rejects: a section that fails says so
   * in its own place.
   */
  async load(): Promise<void> {
    if (this.isDisposed) {
      return;
    }
    await Promise.all(this._frames.map(frame => frame.load()));
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    super.dispose();
    this._model?.dispose();
    Signal.clearData(this);
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    if (this.isVisible) {
      this._onSeen();
    }
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this._onSeen();
  }

  protected override onActivateRequest(msg: Message): void {
    super.onActivateRequest(msg);
    // From here Tab leads to the first button.
    this.node.focus();
  }

  protected override onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    this._visibilityChanged.emit(false);
  }

  private _onModelChanged(): void {
    this._changed.emit();
  }

  private _onSeen(): void {
    void this.load();
    this._visibilityChanged.emit(true);
  }

  private get _frames(): readonly SectionFrame[] {
    return this.widgets.filter(
      (widget): widget is SectionFrame => widget instanceof SectionFrame
    );
  }

  private readonly _trans: TranslationBundle;
  private readonly _copier: TokenCopier;
  private readonly _readSettings: () => IPanelSettings;
  private readonly _changed = new Signal<this, void>(this);
  private readonly _visibilityChanged = new Signal<this, boolean>(this);
  private readonly _ids = new Set<string>();
  private _model: PanelModel | null = null;
}
