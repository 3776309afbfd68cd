import type { TranslationBundle } from '@jupyterlab/translation';
import { type IDisposable, DisposableDelegate } from '@lumino/disposable';
import type { Message } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';

import type { IPanelSettings } from '../token/model';
import type { ApiToken, ApiTokenPanel, IApiTokenPanel } from '../tokens';
import { copyText } from '../ui/clipboard';
import { keyIcon } from '../ui/jupyterlab';
import type { PanelContent } from './content';
import { Loading } from './loading';

/** The side panel. Its content is loaded when the panel is first visible. */
export class SidePanel extends Loading implements IApiTokenPanel {
  constructor(
    trans: TranslationBundle,
    private readonly _readSettings: () => IPanelSettings,
    private readonly _createContent: (panel: SidePanel) => Promise<PanelContent>
  ) {
    super(trans, () => this.loadContent());
    this.id = 'jp-api-token';
    this.addClass('jp-ApiToken');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('API Token'));
    this.node.tabIndex = -1;
    this.title.caption = trans.__('API Token');
    this.title.icon = keyIcon;
  }

  get apiPath(): string {
    return this.content?.model.path ?? this._readSettings().apiPath;
  }

  get facts(): ApiToken.IFacts | null {
    return this.content?.model.facts ?? null;
  }

  get isTokenRevealed(): boolean {
    return this.content?.model.secret.isRevealed ?? false;
  }

  get maskAfterSeconds(): number {
    return this._readSettings().maskAfterSeconds;
  }

  readonly changed = new Signal<this, void>(this);

  /** `null` until it is loaded. */
  content: PanelContent | null = null;

  /** The sections of other plugins, in no order. */
  readonly sections: ApiTokenPanel.ISection[] = [];

  async copySecret(
    text: string,
    copy: (text: string) => Promise<boolean> = copyText
  ): Promise<ApiTokenPanel.CopyOutcome> {
    // First: some browsers allow copying only at once.
    return (await copy(text))
      ? (await this.loadContent()).noteSecret(text)
      : 'refused';
  }

  addSection(section: ApiTokenPanel.ISection): IDisposable {
    const { id } = section;
    if (
      ['token', 'scope', 'test', 'report'].includes(id) ||
      this.sections.some(other => other.id === id)
    ) {
      throw new Error(`The panel has a section '${id}' already.`);
    }
    this.sections.push(section);
    this.content?.showSections();
    return new DisposableDelegate(() => {
      this.sections.splice(this.sections.indexOf(section), 1);
      this.content?.showSections();
    });
  }

  /** Loads the content without showing it. */
  loadContent(): Promise<PanelContent> {
    this._loadingContent ??= this._createContent(this).then(
      content => {
        this.content = content;
        content.model.changed.connect(() => this.changed.emit(), this);
        this.changed.emit();
        return content;
      },
      reason => {
        this._loadingContent = null;
        throw reason;
      }
    );
    return this._loadingContent;
  }

  override async load(): Promise<void> {
    if (!this.isDisposed) {
      await super.load();
      await this.content?.load();
    }
  }

  override dispose(): void {
    super.dispose();
    this.content?.dispose();
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
    takeFocus(this.node);
  }

  protected override onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    this.changed.emit();
  }

  private _onSeen(): void {
    void this.load();
    this.changed.emit();
  }

  private _loadingContent: Promise<PanelContent> | null = null;
}

/**
 * Moves the focus to an element. JupyterLab 4's palette moves it to the open
 * document when it closes, after the command: for a second, or until the user's
 * next key or click, the focus is taken back, five times at most.
 */
function takeFocus(node: HTMLElement): void {
  const settled = new AbortController();
  const settle = () => settled.abort();
  const options = { capture: true, signal: settled.signal };
  let times = 0;
  document.addEventListener('keydown', settle, options);
  document.addEventListener('pointerdown', settle, options);
  document.addEventListener(
    'focusin',
    ({ target }) => {
      const elsewhere = target instanceof Element && !node.contains(target);
      if (elsewhere && !target.closest('.jp-Dialog') && times++ < 5) {
        node.focus();
      }
    },
    options
  );
  setTimeout(settle, 1000);
  node.focus();
}
