import type { ApiTokenPanel } from '../../tokens';

/**
 * What stands in for the panel where there is no page: it keeps the ids of its
 * sections.
 */
export class SidePanel {
  readonly id = 'jp-api-token';
  readonly sections: string[] = [];

  addSection({ id }: ApiTokenPanel.ISection): void {
    this.sections.push(id);
  }
}
