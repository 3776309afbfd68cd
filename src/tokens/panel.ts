import { Token } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';

import type { ApiToken } from './apitoken';

/**
 * The side panel "API Token".
 */
export interface IApiTokenPanel {
  /**
   * Whether a person sees the panel now.
   */
  readonly isVisible: boolean;

  /**
   * Emitted when the panel is shown or hidden.
   */
  readonly visibilityChanged: ISignal<IApiTokenPanel, boolean>;

  /**
   * The path in the field "API path", such as `/api/sessions`, as it was
   * typed: it may be one that leads out of the server.
   */
  readonly apiPath: string;

  /**
   * What the panel has learned of the token, `null` until somebody answered.
   */
  readonly facts: ApiToken.IFacts | null;

  /**
   * Whether the person has the token on the screen. A section must not show it
   * while they have not.
   */
  readonly isTokenRevealed: boolean;

  /**
   * The seconds after which a secret that a section has put on the screen must
   * be masked again; 0 for never. The settings' `maskAfterSeconds`.
   */
  readonly maskAfterSeconds: number;

  /**
   * Emitted when one of the members above may have changed.
   */
  readonly changed: ISignal<IApiTokenPanel, void>;

  /**
   * Put a text that holds a token into the clipboard, from which it is taken
   * out again after the time set (`clearClipboardAfterSeconds`). Call it while
   * handling a click or a key: some browsers allow it only then.
   */
  copySecret(text: string): Promise<ApiTokenPanel.CopyOutcome>;

  /**
   * Add a section.
   *
   * @returns A disposable that takes the section away again.
   *
   * @throws An error when a section of this id is there already.
   */
  addSection(section: ApiTokenPanel.ISection): IDisposable;
}

/**
 * The Lumino token of `IApiTokenPanel`. Take it as `optional`: it gives `null`
 * where an admin disabled the plugin `jupyterlab-api-token:panel`, or
 * `jupyterlab-api-token:token`, without which the panel has nothing to show. In
 * the second case JupyterLab starts a plugin that has it in `requires` too, and
 * hands it `null`.
 */
export const IApiTokenPanel = new Token<IApiTokenPanel>(
  'jupyterlab-api-token:IApiTokenPanel'
);

/**
 * What `IApiTokenPanel` takes.
 */
export namespace ApiTokenPanel {
  /**
   * How a copy ended.
   *
   * - `copied`: the clipboard holds it
   * - `copied-to-clear`: it does, and will be cleared after the time set
   * - `copied-for-good`: it does, and the browser won't let it be cleared,
   *   although that is set
   * - `refused`: the browser did not let the page copy
   */
  export type CopyOutcome =
    'copied' | 'copied-to-clear' | 'copied-for-good' | 'refused';

  /**
   * A section of the panel.
   */
  export interface ISection {
    /** A name that no other section has, such as `my-extension:client`. */
    readonly id: string;

    /**
     * What stands above the section. `''` for one without a heading, which
     * can't be folded.
     */
    readonly title: string;

    /**
     * The section's place: lower is higher up. The panel's own have 0 (the
     * token), 100 (what it opens), 200 (test), 300 (snippets) and 400 (tokens
     * for scripts).
     */
    readonly rank: number;

    /**
     * Make the section's widget. Called when the panel is first seen.
     */
    createWidget(): Widget | Promise<Widget>;
  }
}
