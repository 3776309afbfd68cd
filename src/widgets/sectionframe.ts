import type { TranslationBundle } from '@jupyterlab/translation';
import { Panel, Widget } from '@lumino/widgets';

import type { ApiTokenPanel } from '../tokens';
import { shownLines, shownName } from '../words/foreigntext';
import { partNotLoadedWords } from '../words/notloaded';

/**
 * The frame of a section: a heading that folds it, and its widget, which is
 * made on demand. What goes wrong in that is shown in its place.
 */
export class SectionFrame extends Panel {
  constructor(section: ApiTokenPanel.ISection, trans: TranslationBundle) {
    super();
    this._section = section;
    this._trans = trans;
    this.addClass('jp-ApiToken-section');
    this.node.dataset.section = section.id;
    this._body.addClass('jp-ApiToken-body');
    if (section.title) {
      this.addWidget(this._makeHeading(section.title));
    }
    this.addWidget(this._body);
  }

  /**
   * The section's rank.
   */
  get rank(): number {
    return this._section.rank;
  }

  /**
   * Make the section's widget, once. Never rejects.
   */
  load(): Promise<void> {
    this._loading ??= this._load();
    return this._loading;
  }

  private async _load(): Promise<void> {
    const waiting = this._makeWaiting();
    this._body.addWidget(waiting);
    try {
      const content = await this._section.createWidget();
      if (this.isDisposed) {
        content.dispose();
        return;
      }
      waiting.dispose();
      this._body.addWidget(content);
    } catch (reason) {
      if (!this.isDisposed) {
        waiting.dispose();
        this._body.addWidget(this._makeFailure(String(reason)));
      }
    }
  }

  private _makeHeading(title: string): Widget {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = shownName(title);
    button.setAttribute('aria-expanded', 'true');
    button.addEventListener('click', () => {
      const isOpen = this._body.isHidden;
      this._body.setHidden(!isOpen);
      button.setAttribute('aria-expanded', String(isOpen));
    });
    const heading = document.createElement('h3');
    heading.className = 'jp-ApiToken-heading';
    heading.append(button);
    return new Widget({ node: heading });
  }

  private _makeWaiting(): Widget {
    const waiting = new Widget();
    waiting.addClass('jp-ApiToken-detail');
    waiting.node.textContent = this._trans.__('Loading …');
    return waiting;
  }

  private _makeFailure(reason: string): Widget {
    const words = document.createElement('p');
    words.textContent = partNotLoadedWords(this._trans);
    const detail = document.createElement('p');
    detail.className = 'jp-ApiToken-detail';
    detail.textContent = shownLines(reason);
    const retry = document.createElement('button');
    retry.type = 'button';
    retry.className = 'jp-mod-styled';
    retry.textContent = this._trans.__('Try again');
    const failure = new Widget();
    failure.node.append(words, detail, retry);
    retry.addEventListener('click', () => {
      failure.dispose();
      this._loading = null;
      void this.load();
    });
    return failure;
  }

  private readonly _section: ApiTokenPanel.ISection;
  private readonly _trans: TranslationBundle;
  private readonly _body = new Panel();
  private _loading: Promise<void> | null = null;
}
