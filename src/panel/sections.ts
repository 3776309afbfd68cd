import type { IStateDB } from '@jupyterlab/statedb';
import type { TranslationBundle } from '@jupyterlab/translation';
import { type ISignal, Signal } from '@lumino/signaling';
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
    this._body = new Body(section, trans);
    this.addClass('jp-ApiToken-section');
    this.node.dataset.section = section.id;
    if (section.title) {
      this.addWidget(this._makeHeading(section.title));
    }
    this.addWidget(this._body);
  }

  /** Creates the section's widget, once. Never rejects. */
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
    this._folding.changed.connect(show, this);
    show();
    const heading = document.createElement('h3');
    heading.className = 'jp-ApiToken-heading';
    heading.append(button);
    return new Widget({ node: heading });
  }

  private readonly _body: Body;
}

class Body extends Loading {
  constructor(
    private readonly _section: ApiTokenPanel.ISection,
    trans: TranslationBundle
  ) {
    super(trans);
    this.addClass('jp-ApiToken-body');
  }

  protected async make(): Promise<Widget> {
    return this._section.createWidget();
  }

  /** The reason may contain text of other extensions. */
  protected override describe(reason: string): Node {
    return VirtualDOM.realize(
      h.p(
        { className: 'jp-ApiToken-scope', dir: 'auto', ...PRIVATE },
        shownLines(reason)
      )
    );
  }
}

const KEY = 'jupyterlab-api-token:panel';

/**
 * The folded sections, kept in JupyterLab's state database (`null` where there is
 * none). Nothing else is kept there.
 */
export class Folding {
  constructor(private readonly _state: IStateDB | null) {
    this.restored = this._restore();
  }

  /** Resolves when the state has been read. Never rejects. */
  readonly restored: Promise<void>;

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  isFolded(id: string): boolean {
    return this._folded.has(id);
  }

  /** Folds or unfolds a section, and remembers that. */
  fold(id: string, isFolded: boolean): void {
    if (isFolded === this.isFolded(id)) {
      return;
    }
    this._touched.add(id);
    this._set(id, isFolded);
    this._changed.emit();
    // A layout that was not saved needs no message.
    this._state
      ?.save(KEY, { folded: [...this._folded] })
      .catch(() => undefined);
  }

  private async _restore(): Promise<void> {
    const kept = await this._state?.fetch(KEY).catch(() => null);
    for (const id of readFolded(kept)) {
      // What the user did meanwhile counts.
      if (!this._touched.has(id)) {
        this._set(id, true);
      }
    }
    this._changed.emit();
  }

  private _set(id: string, isFolded: boolean): void {
    if (isFolded) {
      this._folded.add(id);
    } else {
      this._folded.delete(id);
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _folded = new Set<string>();
  private readonly _touched = new Set<string>();
}

function readFolded(kept: unknown): string[] {
  const { folded } = (kept ?? {}) as { readonly folded?: unknown };
  return Array.isArray(folded)
    ? folded.filter((id): id is string => typeof id === 'string')
    : [];
}
