import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import type { Message } from '@lumino/messaging';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';
import { Panel } from '@lumino/widgets';

import type { ApiTokenPanel, IApiTokenPanel } from '../tokens';
import { keyIcon } from './icon';
import { SectionFrame } from './sectionframe';

/**
 * The side panel: frames for sections, whose content is made when the panel
 * is first seen.
 */
export class SidePanel extends Panel implements IApiTokenPanel {
  constructor(trans: TranslationBundle) {
    super();
    this._trans = trans;
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
    await Promise.all(this._frames.map(frame => frame.load()));
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    super.dispose();
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
  private readonly _visibilityChanged = new Signal<this, boolean>(this);
  private readonly _ids = new Set<string>();
}
