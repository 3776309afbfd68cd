import type { ApiTokenPanel } from '../../tokens';

/**
 * Replaces the panel where there is no page: keeps the ids of its
 * sections.
 */
export class SidePanel {
  readonly id = 'jp-api-token';
  readonly sections: string[] = [];

  addSection({ id }: ApiTokenPanel.ISection): void {
    this.sections.push(id);
  }
}
