import { Token } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';

/**
 * The snippets: ready code that calls the REST API, of which the panel shows
 * one at a time.
 */
export interface ISnippetRegistry {
  /**
   * The snippets in the order in which the panel lists them, without those of
   * the settings, which come last. The extension's own are among them from the
   * first time that somebody wants a snippet.
   */
  readonly snippets: readonly ApiSnippets.ISnippet[];

  /**
   * The token that snippets hold instead of the page's, `null` when they hold
   * the page's own.
   */
  readonly otherToken: ApiSnippets.IOtherToken | null;

  /**
   * Emitted when a snippet comes or goes, and when `otherToken` changes.
   */
  readonly changed: ISignal<ISnippetRegistry, void>;

  /**
   * Add a snippet.
   *
   * @returns A disposable that takes the snippet away again.
   *
   * @throws An error when the name is empty, or another snippet has it.
   */
  add(snippet: ApiSnippets.ISnippet): IDisposable;

  /**
   * Let the snippets hold another token than the page's, for example one that
   * was made for a script.
   *
   * @param token - The token, `null` to go back to the page's own.
   */
  useToken(token: ApiSnippets.IOtherToken | null): void;
}

/**
 * The Lumino token of `ISnippetRegistry`. Take it as `optional`: it gives `null`
 * where an admin disabled the plugin `jupyterlab-api-token:snippets`, or
 * `jupyterlab-api-token:token`, without which there is nothing to write. In the
 * second case JupyterLab starts a plugin that has it in `requires` too, and
 * hands it `null`.
 *
 * Where only the panel is disabled, the snippets go on working through the
 * commands.
 */
export const ISnippetRegistry = new Token<ISnippetRegistry>(
  'jupyterlab-api-token:ISnippetRegistry'
);

/**
 * What `ISnippetRegistry` takes.
 */
export namespace ApiSnippets {
  /**
   * Where a snippet is to run.
   *
   * - `anywhere`: on any machine that reaches the server
   * - `server`: inside the server, in a notebook or terminal, where it needs no
   *   token of the person's
   */
  export type Place = 'anywhere' | 'server';

  /**
   * A token that is not the page's own.
   */
  export interface IOtherToken {
    /** What a person calls it, such as its note. */
    readonly name: string;

    /** The token, asked for whenever code that holds it is written. */
    readonly value: string;

    /**
     * Whether the person has it on the screen. The panel shows dots for it
     * while they have not.
     */
    readonly isRevealed: boolean;

    /** Emitted when `isRevealed` changes. */
    readonly changed: ISignal<unknown, void>;
  }

  /**
   * A snippet: a name and a function.
   */
  export interface ISnippet {
    /**
     * What the settings and the command `api-token:copy-snippet` call it. No
     * other snippet has it.
     */
    readonly name: string;

    /** What stands in the list "Language"; the name when it is not given. */
    readonly title?: string;

    /**
     * Write the code.
     *
     * It is called again whenever something that it depends on changes, and
     * again to copy. What it throws is shown in the code's place.
     *
     * @param request - What the code is to do. All values are as they are:
     *   quote them as the language demands.
     */
    render(request: IRequest): string;

    /**
     * Say something beneath the code, for what has no place in it: JSON has no
     * comments. `''` for nothing.
     */
    note?(request: IRequest): string;

    /**
     * The MIME type by which JupyterLab knows the language, for colours, such
     * as `text/x-python`.
     */
    readonly mimeType?: string;

    /**
     * The place in the list: lower is higher up. The extension's own have 0 to
     * 230; 1000 when it is not given.
     */
    readonly rank?: number;

    /**
     * The language of the kernels that can run the code in a cell, as
     * `language_info.name` has it: `python`, `R`, `bash`. Code in `bash` is put
     * into a Python notebook with `%%bash`. Without it there is no way into a
     * notebook.
     */
    readonly kernelLanguage?: string;

    /** Where the code can run; both when it is not given. */
    readonly places?: readonly Place[];
  }

  /**
   * What the code of a snippet is to do.
   */
  export interface IRequest {
    /** Where the code is to run. */
    readonly place: Place;

    /**
     * The token that the code is to hold.
     *
     * - `null`: it holds none. At the place `anywhere` it reads the environment
     *   variable `JUPYTER_API_TOKEN`; at the place `server` it takes the
     *   server's own, which JupyterHub puts into `JUPYTERHUB_API_TOKEN`, and a
     *   Jupyter server without a hub into a file that only its person can read
     * - `''`: the server asks nobody for a token
     *
     * While the token is masked on the screen, letters stand here that the
     * panel shows as dots.
     */
    readonly token: string | null;

    /** The absolute address of the server, with a `/` at its end. */
    readonly serverUrl: string;

    /** The absolute address of the path on the server, percent-encoded. */
    readonly apiUrl: string;

    /** The path from the server's address, such as `/api/sessions`. */
    readonly path: string;

    /** The person's name on the hub, `''` without a hub. */
    readonly user: string;

    /** Whether a JupyterHub runs the server. */
    readonly isOnHub: boolean;
  }
}
