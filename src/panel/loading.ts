import type { TranslationBundle } from '@jupyterlab/translation';
import { Panel, Widget } from '@lumino/widgets';

import { notLoadedWords } from '../ui/jupyterlab';

/** A panel whose widget is created on demand; failures are shown in it. */
export class Loading extends Panel {
  /** @param _describe - Shows the reason of a failure. */
  constructor(
    private readonly _trans: TranslationBundle,
    private readonly _create: () => Promise<Widget>,
    private readonly _describe: (reason: string) => Node | string = String
  ) {
    super();
  }

  /** Creates the widget, once. Never rejects. */
  load(): Promise<void> {
    this._loading ??= this._load();
    return this._loading;
  }

  private async _load(): Promise<void> {
    const waiting = this._show(this._trans.__('Loading …'));
    try {
      const content = await this._create();
      if (this.isDisposed) {
        content.dispose();
        return;
      }
      waiting.dispose();
      this.addWidget(content);
    } catch (reason) {
      if (!this.isDisposed) {
        waiting.dispose();
        this._showFailure(this._describe(String(reason)));
      }
    }
  }

  private _showFailure(reason: Node | string): void {
    const { node } = this._show(notLoadedWords(this._trans));
    const report = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = this._trans.__('Details for an issue');
    report.append(summary, reason);
    const retry = document.createElement('button');
    retry.type = 'button';
    retry.className = 'jp-mod-styled';
    retry.textContent = this._trans.__('Try again');
    retry.addEventListener('click', () => void this._loadAgain());
    node.append(report, retry);
  }

  private async _loadAgain(): Promise<void> {
    const [failure] = this.widgets;
    // The button that has the focus is removed.
    this.node.tabIndex = -1;
    this.node.focus();
    failure.dispose();
    this._loading = null;
    await this.load();
    // It failed again, and the user has not moved the focus.
    if (document.activeElement === this.node) {
      this.node.querySelector('button')?.focus();
    }
  }

  private _show(words: string): Widget {
    const widget = new Widget();
    widget.node.textContent = words;
    // The style sheet is loaded with the content.
    widget.node.style.padding = '12px';
    this.addWidget(widget);
    return widget;
  }

  private _loading: Promise<void> | null = null;
}
