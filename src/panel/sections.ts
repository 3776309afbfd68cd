import type { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';
import { h, VirtualDOM } from '@lumino/virtualdom';
import { Panel, Widget } from '@lumino/widgets';

import type { ApiTokenPanel } from '../tokens';
import { PRIVATE } from '../ui/controls';
import { shownLines, shownName } from '../ui/untrusted';
import { Loading } from './loading';

/** The frame of a section: a heading that folds it, and its widget. */
export class SectionFrame extends Panel {
  constructor(
    readonly section: ApiTokenPanel.ISection,
    private readonly _folding: Folding,
    trans: TranslationBundle
  ) {
    super();
    this._body = new Loading(
      trans,
      async () => section.createWidget(),
      // The reason may contain text of other extensions.
      reason =>
        VirtualDOM.realize(
          h.p(
            { className: 'jp-ApiToken-scope', dir: 'auto', ...PRIVATE },
            shownLines(reason)
          )
        )
    );
    this._body.addClass('jp-ApiToken-body');
    this.addClass('jp-ApiToken-section');
    this.node.dataset.section = section.id;
    if (section.title) {
      this._button.type = 'button';
      this._button.textContent = shownName(section.title);
      this._button.addEventListener('click', () =>
        this.fold(!this._body.isHidden)
      );
      const heading = document.createElement('h3');
      heading.className = 'jp-ApiToken-heading';
      heading.append(this._button);
      this.addWidget(new Widget({ node: heading }));
      this.fold(_folding.isFolded(section.id));
    }
    this.addWidget(this._body);
  }

  /** Creates the section's widget, once, unless it is folded. Never rejects. */
  async load(): Promise<void> {
    if (!this._body.isHidden) {
      await this._body.load();
    }
  }

  /** Folds or unfolds the section, and remembers that. */
  fold(isFolded: boolean): void {
    this._body.setHidden(isFolded);
    this._button.setAttribute('aria-expanded', String(!isFolded));
    this._folding.fold(this.section.id, isFolded);
    if (this.isVisible) {
      void this.load();
    }
  }

  private readonly _body: Loading;
  private readonly _button = document.createElement('button');
}

const KEY = 'jupyterlab-api-token:panel';

/**
 * The folded sections, kept in JupyterLab's state database (`null` where there is
 * none). Nothing else is kept there.
 */
export class Folding {
  constructor(private readonly _state: IStateDB | null) {}

  /** Reads which sections are folded. Never rejects. */
  async restore(): Promise<void> {
    const kept = await this._state?.fetch(KEY).catch(() => null);
    const { folded } = Object(kept);
    this._folded = new Set(Array.isArray(folded) ? folded : []);
  }

  isFolded(id: string): boolean {
    return this._folded.has(id);
  }

  fold(id: string, isFolded: boolean): void {
    if (isFolded === this.isFolded(id)) {
      return;
    }
    if (isFolded) {
      this._folded.add(id);
    } else {
      this._folded.delete(id);
    }
    // A layout that was not saved needs no message.
    this._state
      ?.save(KEY, { folded: [...this._folded] })
      .catch(() => undefined);
  }

  private _folded = new Set<string>();
}
