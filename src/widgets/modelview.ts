import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import type { ISignal } from '@lumino/signaling';
import { h, VirtualDOM } from '@lumino/virtualdom';
import { Widget } from '@lumino/widgets';

import type { PanelModel } from './panelmodel';

/**
 * What a section needs to put words on the screen.
 */
export interface ILocale {
  /** The translations of the extension's domain. */
  readonly trans: TranslationBundle;

  /** The interface's language as a BCP 47 tag. */
  readonly language: string;
}

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
    this.update();
  }

  protected override onUpdateRequest(msg: Message): void {
    super.onUpdateRequest(msg);
    VirtualDOM.render(h.div(...this.render()).children, this.node);
  }
}
