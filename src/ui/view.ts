import type { IDisposable } from '@lumino/disposable';
import { type Message, MessageLoop } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import { h } from '@lumino/virtualdom';
import { Widget } from '@lumino/widgets';

import { type IDrawn, draw } from './drawing';
import type { ILocale } from './locale';

/** Base of the models that views render. */
export abstract class Model implements IDisposable {
  /** Emitted when anything in the model changes; never once it is disposed. */
  readonly changed = new Signal<this, void>(this);

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  protected emitChanged(): void {
    if (!this._isDisposed) {
      this.changed.emit();
    }
  }

  private _isDisposed = false;
}

/** A widget that renders a model whenever it changes. */
export abstract class ModelView<M extends Model> extends Widget {
  constructor(
    protected readonly model: M,
    protected readonly locale: ILocale
  ) {
    super();
    model.changed.connect(this.update, this);
  }

  protected abstract render(): h.Child[];

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this.renderNow();
  }

  /** Renders at once, one frame earlier than `update`. */
  protected renderNow(): void {
    MessageLoop.sendMessage(this, Widget.Msg.UpdateRequest);
  }

  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    if (this.isDisposed) {
      return;
    }
    const { children } = h.div(...this.render());
    keepFocus(this.node, () => {
      this._drawn = draw(this.node, this._drawn, children);
    });
  }

  private _drawn: readonly IDrawn[] = [];
}

const CONTROLS =
  'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/**
 * Changes a part of the panel without losing the focus. Where the focused control
 * is removed, the nearest one in the section gets the focus: in a list the next
 * row's, else the one before, at last the panel. Browsers would move the focus to
 * the page's body.
 */
function keepFocus(part: HTMLElement, change: () => void): void {
  const focused = part.contains(document.activeElement)
    ? (document.activeElement as HTMLElement)
    : null;
  if (!focused) {
    change();
    return;
  }
  const panel = part.closest<HTMLElement>('.jp-ApiToken');
  const section = part.closest<HTMLElement>('.jp-ApiToken-section') ?? part;
  const controls = [...section.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    isThere
  );
  const index = controls.indexOf(focused);
  const row = focused.closest('li');
  change();
  if (document.activeElement === focused && isThere(focused)) {
    return;
  }
  const before = controls.slice(0, Math.max(index, 0)).reverse();
  const after = controls.slice(index + 1);
  const near =
    row && !row.isConnected ? [...after, ...before] : [...before, ...after];
  ([focused, ...near].find(isThere) ?? panel)?.focus();
}

function isThere(control: HTMLElement): boolean {
  return control.getClientRects().length > 0 && !control.matches(':disabled');
}
