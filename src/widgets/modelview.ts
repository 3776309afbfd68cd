import type { Message } from '@lumino/messaging';
import { MessageLoop } from '@lumino/messaging';
import type { ISignal } from '@lumino/signaling';
import { h } from '@lumino/virtualdom';
import { Widget } from '@lumino/widgets';

import type { ILocale } from '../words/locale';
import { Drawing } from './drawing';
import { keepFocus } from './focus';
import type { PanelModel } from './panelmodel';

/**
 * A model that says when it changes.
 */
export interface IModel {
  readonly changed: ISignal<unknown, void>;
}

/**
 * A widget that shows a model, drawn anew when that changes.
 */
export abstract class ModelView<M extends IModel = PanelModel> extends Widget {
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
