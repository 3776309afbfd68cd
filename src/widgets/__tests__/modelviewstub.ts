import type { ILocale } from '../../words/locale';
import type { IModel } from '../modelview';

/**
 * What stands in for `ModelView` where there is no page: what is drawn is
 * tested, not that it gets onto the screen.
 */
export class ModelView<M extends IModel> {
  constructor(
    protected readonly model: M,
    protected readonly locale: ILocale
  ) {}

  update(): void {}

  protected onUpdateRequest(): void {}
}
