import type { TranslationBundle } from '@jupyterlab/translation';
import { h, VirtualDOM } from '@lumino/virtualdom';
import { Panel, Widget } from '@lumino/widgets';

import type { ApiTokenPanel } from '../tokens';
import { shownLines, shownName } from '../words/foreigntext';
import type { Folding } from './folding';
import { PRIVATE } from './keptprivate';
import { Loading } from './loading';

/**
 * The frame of a section: a heading that folds it, and its widget, which is
 * made on demand.
 */
export class SectionFrame extends Panel {
  /**
   * @param folding - Which sections are folded.
   */
  constructor(
    readonly section: ApiTokenPanel.ISection,
    folding: Folding,
    trans: TranslationBundle
  ) {
    super();
    this._folding = folding;
    this._body = new Body(section, trans);
    this.addClass('jp-ApiToken-section');
    this.node.dataset.section = section.id;
    if (section.title) {
      this.addWidget(this._makeHeading(section.title));
    }
    this.addWidget(this._body);
  }

  /**
   * Make the section's widget, once. Never rejects.
   */
  load(): Promise<void> {
    return this._body.load();
  }

  private _makeHeading(title: string): Widget {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = shownName(title);
    button.addEventListener('click', () =>
      this._folding.fold(this.section.id, !this._body.isHidden)
    );
    const show = () => {
      const isFolded = this._folding.isFolded(this.section.id);
      this._body.setHidden(isFolded);
      button.setAttribute('aria-expanded', String(!isFolded));
    };
    // Until this is disposed: Lumino ends what a widget is connected to.
    this._folding.changed.connect(show, this);
    show();
    const heading = document.createElement('h3');
    heading.className = 'jp-ApiToken-heading';
    heading.append(button);
    return new Widget({ node: heading });
  }

  private readonly _folding: Folding;
  private readonly _body: Body;
}

/**
 * What stands below the heading.
 */
class Body extends Loading {
  constructor(section: ApiTokenPanel.ISection, trans: TranslationBundle) {
    super(trans);
    this._section = section;
    this.addClass('jp-ApiToken-body');
  }

  protected async make(): Promise<Widget> {
    return this._section.createWidget();
  }

  /**
   * It may hold what others wrote.
   */
  protected override describe(reason: string): Node {
    return VirtualDOM.realize(
      h.p(
        { className: 'jp-ApiToken-scope', dir: 'auto', ...PRIVATE },
        shownLines(reason)
      )
    );
  }

  private readonly _section: ApiTokenPanel.ISection;
}
