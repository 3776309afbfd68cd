/**
 * Masks something again when it has been on the screen for the time set.
 */
export class MaskTimer {
  /**
   * @param maskAfterSeconds - Gives the time set; 0 for never.
   * @param mask - Masks it.
   */
  constructor(maskAfterSeconds: () => number, mask: () => void) {
    this._maskAfterSeconds = maskAfterSeconds;
    this._mask = mask;
  }

  /**
   * Begin to wait, anew if that was going on.
   */
  start(): void {
    this.stop();
    const seconds = this._maskAfterSeconds();
    if (seconds > 0) {
      this._timer = setTimeout(this._mask, seconds * 1000);
    }
  }

  /**
   * Wait no longer.
   */
  stop(): void {
    clearTimeout(this._timer);
  }

  private readonly _maskAfterSeconds: () => number;
  private readonly _mask: () => void;
  private _timer: ReturnType<typeof setTimeout> | undefined;
}
