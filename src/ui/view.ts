import type { Message } from '@lumino/messaging';
import { MessageLoop } from '@lumino/messaging';
import { h } from '@lumino/virtualdom';
import { Widget } from '@lumino/widgets';

import { Drawing } from './drawing';
import type { ILocale } from './locale';
import type { Model } from './model';

/**
 * A widget that shows a model, drawn anew when that changes.
 */
export abstract class ModelView<M extends Model> extends Widget {
  constructor(model: M, locale: ILocale) {
    super();
    this.model = model;
    this.locale = locale;
    model.changed.connect(this.update, this);
  }

  protected readonly model: M;
  protected readonly locale: ILocale;

  /**
   * Draw the model.
   */
  protected abstract render(): h.Child[];

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    // At once, and not with the next frame: it is seen a frame earlier.
    MessageLoop.sendMessage(this, Widget.Msg.UpdateRequest);
  }

  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    // What a timer asks for may come too late.
    if (this.isDisposed) {
      return;
    }
    const { children } = h.div(...this.render());
    keepFocus(this.node, () => this._drawing.draw(children));
  }

  private readonly _drawing = new Drawing(this.node);
}

/**
 * What a person reaches with the key Tab.
 */
const CONTROLS =
  'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/**
 * Change a part of the panel without losing the focus. Where the change takes
 * the focused control away, the nearest one in the same section gets it: of a
 * list the next, else the one before, in the end the section's heading. In the
 * body of the page, where browsers leave it, a person would begin anew.
 *
 * @param part - What is changed.
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
  const controls = controlsIn(section);
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

/**
 * The controls that a person sees, from the first to the last.
 */
function controlsIn(section: HTMLElement): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>(CONTROLS)].filter(isThere);
}

function isThere(control: HTMLElement): boolean {
  return control.getClientRects().length > 0 && !control.matches(':disabled');
}
