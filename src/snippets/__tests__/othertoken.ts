import { Signal } from '@lumino/signaling';

import type { ApiSnippets } from '../../tokens';

/**
 * Another token than the page's.
 */
export class OtherToken implements ApiSnippets.IOtherToken {
  constructor(
    readonly name = 'nightly',
    readonly value = 'n3w-%+/=value'
  ) {}

  readonly changed = new Signal<this, void>(this);

  isRevealed = false;

  /**
   * Put it on the screen, or take it off.
   */
  reveal(isRevealed = true): void {
    this.isRevealed = isRevealed;
    this.changed.emit();
  }
}
