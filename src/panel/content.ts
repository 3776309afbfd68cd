import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { type Widget, Panel } from '@lumino/widgets';

import { type IPanelSettings, PanelModel } from '../token/model';
import { TokenSection } from '../token/section';
import type { ApiTokenPanel, IApiToken } from '../tokens';
import { TokenCopier } from '../ui/clearing';
import { clearingWords, copyWords, notify } from '../ui/copy';
import { type ILocale, directionOf, localeOf } from '../ui/locale';
import { Folding, SectionFrame } from './sections';

/** How long the next section waits for one. */
const PATIENCE_MILLISECONDS = 2000;

export interface IPanelContext {
  readonly app: Pick<JupyterFrontEnd, 'name' | 'version'>;

  /** The empty panel, with the sections of other plugins. */
  readonly panel: Widget & {
    readonly sections: readonly ApiTokenPanel.ISection[];
  };
  readonly token: IApiToken;
  readonly state: IStateDB | null;
  readonly settings: () => IPanelSettings;
  readonly translator: ITranslator;
}

export async function createPanelContent(
  context: IPanelContext
): Promise<PanelContent> {
  const folding = new Folding(context.state);
  await folding.restore();
  return new PanelContent(context, folding);
}

/** The panel's sections and those of other plugins, each in a frame. */
export class PanelContent extends Panel {
  constructor(
    context: IPanelContext,
    private readonly _folding: Folding
  ) {
    super();
    const { app, panel, settings, token, translator } = context;
    this._panel = panel;
    this._locale = localeOf(translator);
    const { trans } = this._locale;
    this._copier = new TokenCopier(
      token,
      () => settings().clearClipboardAfterSeconds
    );
    // Firefox does not scroll to a control that is visible in part.
    this.node.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target.matches(':focus-visible')) {
        target.scrollIntoView({ block: 'nearest' });
      }
    });
    this._copier.clearingEnded.connect((_, outcome) => {
      const words = clearingWords(outcome, trans);
      if (words && !panel.isVisible) {
        notify(words);
      }
    });
    const model = new PanelModel(token, this._copier, settings);
    this.model = model;
    model.changed.connect(this._showState, this);
    this._showState();
    this._own = [
      {
        id: 'token',
        title: '',
        rank: 0,
        createWidget: () => new TokenSection(model, this._locale)
      },
      {
        id: 'scope',
        title: trans.__('Token details'),
        rank: 100,
        createWidget: async () => {
          const { ScopeSection } = await import(
            /* webpackChunkName: 'details' */ '../access/section'
          );
          return new ScopeSection(model, this._locale);
        }
      },
      {
        id: 'test',
        title: trans._p('of the panel', 'Test'),
        rank: 200,
        createWidget: async () => {
          const { TestSection } = await import(
            /* webpackChunkName: 'details' */ '../test/section'
          );
          return new TestSection(model, this._locale);
        }
      },
      {
        id: 'report',
        title: '',
        // The last section, whatever others add.
        rank: Infinity,
        createWidget: async () => {
          const { DiagnosticsSection } = await import(
            /* webpackChunkName: 'details' */ '../diagnostics/section'
          );
          return new DiagnosticsSection(model, this._locale, app);
        }
      }
    ];
    // JupyterLab's page is always from left to right.
    panel.node.dir = directionOf(this._locale.language);
    this.showSections();
  }

  readonly model: PanelModel;

  /** Adds and removes frames so that they match the sections, by rank. */
  showSections(): void {
    if (this.isDisposed) {
      return;
    }
    const sections = [...this._own, ...this._panel.sections].sort(
      (a, b) => a.rank - b.rank
    );
    for (const frame of [...this._frames]) {
      if (!sections.includes(frame.section)) {
        frame.dispose();
      }
    }
    sections.forEach((section, place) => {
      if (this._frames[place]?.section === section) {
        return;
      }
      const frame = new SectionFrame(
        section,
        this._folding,
        this._locale.trans
      );
      // Until those above it are there, so that nothing on the screen moves.
      frame.hide();
      this.insertWidget(place, frame);
    });
    if (this.isVisible) {
      void this._loadInOrder();
    }
  }

  /** Unfolds a section, and waits until it is there. */
  async unfold(id: string): Promise<void> {
    this._frames.find(({ section }) => section.id === id)?.fold(false);
    await this._loadInOrder(id);
  }

  /**
   * Creates the sections' widgets: the token's first, the others in order when it
   * has been painted. Never rejects: a section shows its own failure.
   *
   * @returns When the token's section is there.
   */
  async load(): Promise<void> {
    if (this.isDisposed) {
      return;
    }
    // The state of the token comes before the other sections.
    void this.model.loadRequests();
    await this._loadInOrder('token');
    if (this.model.facts === null) {
      await untilPainted();
      void this.model.inspect();
    }
    void this._loadInOrder();
  }

  applySettings(): void {
    this._copier.applySettings();
    this.model.applySettings();
  }

  /** Has a copied text that contains a token cleared by the settings. */
  noteSecret(text: string): Promise<ApiTokenPanel.CopyOutcome> {
    this.model.forgetCopied();
    return this._copier.noteCopied(text);
  }

  /**
   * Shows the outcome of copying the token by a command, and has it cleared by
   * the settings.
   *
   * @param text - The token, `''` without one.
   */
  async noteCopied(text: string, isCopied: boolean): Promise<void> {
    const outcome = !text
      ? 'no-token'
      : isCopied
        ? await this._copier.noteCopied(text)
        : 'refused';
    if (this._panel.isVisible) {
      this.model.showCopied('token', outcome);
      return;
    }
    const { trans } = this._locale;
    const { clearClipboardAfterSeconds } = this.model.settings;
    notify(
      copyWords(
        trans.__('Token copied.'),
        outcome,
        clearClipboardAfterSeconds,
        trans
      )
    );
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    super.dispose();
    clearInterval(this._minutes);
    this.model.dispose();
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this.model.passTime();
  }

  /**
   * Shows and loads the frames, one after the other, up to a section's. A section
   * that takes long, such as another extension's, does not hold up the others.
   */
  private async _loadInOrder(last?: string): Promise<void> {
    if (last !== 'token') {
      // The style of headings comes with them.
      await this.model.loadRequests();
    }
    for (let place = 0; place < this._frames.length; place++) {
      const frame = this._frames[place];
      const patience = new Promise(resolve =>
        setTimeout(resolve, PATIENCE_MILLISECONDS)
      );
      frame.show();
      await Promise.race([frame.load(), patience]);
      if (frame.section.id === last) {
        return;
      }
    }
  }

  private _showState(): void {
    this._panel.node.dataset.tokenState = this.model.state;
  }

  private get _frames(): readonly SectionFrame[] {
    return this.widgets as readonly SectionFrame[];
  }

  private readonly _panel: IPanelContext['panel'];
  private readonly _own: readonly ApiTokenPanel.ISection[];
  private readonly _locale: ILocale;
  private readonly _copier: TokenCopier;
  private readonly _minutes = setInterval(() => {
    if (this.isVisible) {
      this.model.passTime();
    }
  }, 60 * 1000);
}

/** Waits for the next frame, in a hidden page, which has none, for 100 ms. */
function untilPainted(): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      // The browser paints when the callbacks of the frame have ended.
      setTimeout(resolve);
    });
  });
}
