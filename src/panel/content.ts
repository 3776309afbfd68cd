import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import type { Widget } from '@lumino/widgets';
import { Panel } from '@lumino/widgets';

import { ScopeSection } from '../access/section';
import { DiagnosticsSection } from '../diagnostics/section';
import { TestSection } from '../test/section';
import type { IPanelSettings } from '../token/model';
import { PanelModel } from '../token/model';
import { TokenSection } from '../token/section';
import type { ApiTokenPanel, IApiToken } from '../tokens';
import { TokenCopier } from '../ui/clearing';
import { clearingWords, copyWords } from '../ui/copy';
import { notify } from '../ui/jupyterlab';
import type { ILocale } from '../ui/locale';
import { directionOf, localeOf } from '../ui/locale';
import { Folding, SectionFrame } from './sections';

/**
 * The milliseconds after which times are told anew while the panel is seen.
 */
const MINUTE = 60 * 1000;

/**
 * A widget that others add sections to.
 */
type ISectionHolder = Widget & {
  readonly sections: readonly ApiTokenPanel.ISection[];
};

/**
 * What the panel's content works with.
 */
export interface IPanelContext {
  /** What runs the panel. */
  readonly app: Pick<JupyterFrontEnd, 'name' | 'version'>;

  /** The empty panel, with the sections that others added to it. */
  readonly panel: ISectionHolder;
  readonly token: IApiToken;

  /** JupyterLab's state database, `null` where there is none. */
  readonly state: IStateDB | null;

  /** Gives the live settings. */
  readonly settings: () => IPanelSettings;

  readonly translator: ITranslator;
}

/**
 * Make the panel's content, when it is known which sections are folded.
 */
export async function createPanelContent(
  context: IPanelContext
): Promise<PanelContent> {
  const folding = new Folding(context.state);
  await folding.restored;
  return new PanelContent(context, folding);
}

/**
 * What the panel shows: its own sections and those of others, each in a frame.
 */
export class PanelContent extends Panel {
  /**
   * @param folding - Which sections are folded.
   */
  constructor(context: IPanelContext, folding: Folding) {
    super();
    const { app, panel, settings, token, translator } = context;
    this._panel = panel;
    this._locale = localeOf(translator);
    const { trans } = this._locale;
    this._folding = folding;
    this._copier = new TokenCopier(
      token,
      () => settings().clearClipboardAfterSeconds
    );
    this._copier.clearingEnded.connect((_, outcome) => {
      const words = clearingWords(outcome, trans);
      if (words && !panel.isVisible) {
        void notify(words, trans);
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
        title: trans.__('What it opens'),
        rank: 100,
        createWidget: () => new ScopeSection(model, this._locale)
      },
      {
        id: 'test',
        title: trans._p('of the panel', 'Test'),
        rank: 200,
        createWidget: () => new TestSection(model, this._locale)
      },
      {
        id: 'report',
        title: '',
        // At the end, whatever others add.
        rank: Infinity,
        createWidget: () => new DiagnosticsSection(model, this._locale, app)
      }
    ];
    // JupyterLab itself leaves the page as it is, from left to right.
    panel.node.dir = directionOf(this._locale.language);
    this.showSections();
  }

  readonly model: PanelModel;

  /**
   * Show the sections that there are now, each at its place.
   */
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
      this.insertWidget(place, frame);
      if (this.isVisible) {
        void frame.load();
      }
    });
  }

  /**
   * Unfold a section.
   */
  unfold(id: string): void {
    this._folding.fold(id, false);
  }

  /**
   * Make what the sections hold: the token first, and what takes longer to make
   * and to lay out when that is seen. Never rejects: a section that fails says
   * so in its own place.
   */
  async load(): Promise<void> {
    if (this.isDisposed) {
      return;
    }
    await this._frames[0]?.load();
    if (this.model.facts === null) {
      await untilPainted();
      void this.model.inspect();
    }
    // It may have gone meanwhile.
    if (this.isDisposed) {
      return;
    }
    await Promise.all(this._frames.map(frame => frame.load()));
  }

  /**
   * Take up settings that have changed.
   */
  applySettings(): void {
    this._copier.applySettings();
    this.model.applySettings();
  }

  /**
   * Copy a text that holds a token. See `IApiTokenPanel.copySecret`.
   */
  async copySecret(text: string): Promise<ApiTokenPanel.CopyOutcome> {
    const outcome = await this._copier.copySecret(text);
    if (outcome !== 'refused') {
      this.model.forgetCopied();
    }
    return outcome;
  }

  /**
   * Say how copying the token by a command ended, and have it cleared if that
   * is set.
   *
   * @param text - The token, `''` without one.
   * @param isCopied - Whether the clipboard holds it.
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
    await notify(
      copyWords(
        trans.__('Token copied.'),
        outcome,
        clearClipboardAfterSeconds,
        trans
      ),
      trans
    );
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    super.dispose();
    this.model.dispose();
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    if (this.isVisible) {
      this._tellTimes();
    }
  }

  protected override onBeforeDetach(msg: Message): void {
    super.onBeforeDetach(msg);
    clearInterval(this._minutes);
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this._tellTimes();
  }

  protected override onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    clearInterval(this._minutes);
  }

  /**
   * Sets `data-token-state` of the panel.
   */
  private _showState(): void {
    this._panel.node.dataset.tokenState = this.model.state;
  }

  private _tellTimes(): void {
    clearInterval(this._minutes);
    this._minutes = setInterval(() => this.model.passTime(), MINUTE);
    // It may have been hidden for long.
    this.model.passTime();
  }

  private get _frames(): readonly SectionFrame[] {
    return this.widgets as readonly SectionFrame[];
  }

  private readonly _panel: ISectionHolder;
  private readonly _own: readonly ApiTokenPanel.ISection[];
  private readonly _locale: ILocale;
  private readonly _folding: Folding;
  private readonly _copier: TokenCopier;
  private _minutes: ReturnType<typeof setInterval> | undefined;
}

/**
 * The milliseconds after which nobody waits for a frame: a page that is not
 * seen gets none.
 */
const LONGEST = 100;

/**
 * Wait until what was drawn is on the screen.
 */
function untilPainted(): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, LONGEST);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      // The frame is painted when what was called in it has ended.
      setTimeout(resolve);
    });
  });
}
