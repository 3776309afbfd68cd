import type {
  INotebookModel,
  INotebookTracker,
  NotebookPanel
} from '@jupyterlab/notebook';

import { cellText } from './celltext';
import { insertCellBelow } from './insertcell';
import type { NewNotebooks } from './newnotebooks';

/**
 * How an insertion ended.
 *
 * - `inserted`: the notebook has the new cell
 * - `created`: a new notebook has it
 * - `cancelled`: the person gave it up, or there was no notebook and the
 *   person wanted none
 * - `other-language`: the notebook's kernel can't run such code
 * - `no-kernel`: the server has no kernel that could run it
 * - `read-only`: the notebook can't be changed
 * - `failed`: the server did not do it
 */
export type Insertion =
  | { readonly kind: 'inserted' | 'created'; readonly path: string }
  | { readonly kind: 'other-language'; readonly language: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'cancelled' | 'no-kernel' | 'read-only' };

/**
 * Puts code into notebooks. Runs nothing.
 */
export class NotebookInserter {
  /**
   * @param notebooks - The notebooks that are open.
   * @param newNotebooks - Where a new one comes from.
   * @param show - Brings a widget to the front by its id.
   * @param offer - Asks whether the person wants a new notebook.
   */
  constructor(
    notebooks: INotebookTracker,
    newNotebooks: NewNotebooks,
    show: (id: string) => void,
    offer: () => Promise<boolean>
  ) {
    this._notebooks = notebooks;
    this._newNotebooks = newNotebooks;
    this._show = show;
    this._offer = offer;
  }

  /**
   * Put the code into a new cell below the active one of the notebook that was
   * used last; where none is open, offer a new one, or end as the offer that is
   * open already, unless that was given up. Never rejects.
   *
   * @param language - The language of the kernels that run the code.
   * @param signal - Gives it up, at once: what the server still does for it is
   *   undone when it comes.
   */
  async insert(
    code: string,
    language: string,
    signal: AbortSignal
  ): Promise<Insertion> {
    return Promise.race([
      this._insert(code, language, signal),
      new Promise<Insertion>(resolve =>
        signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), {
          once: true
        })
      )
    ]);
  }

  private async _insert(
    code: string,
    language: string,
    signal: AbortSignal
  ): Promise<Insertion> {
    try {
      const notebook = this._notebooks.currentWidget;
      return notebook
        ? await this._insertInto(notebook, code, language, signal)
        : await this._createOnce(code, language, signal);
    } catch (reason) {
      return { kind: 'failed', reason: String(reason) };
    }
  }

  private async _insertInto(
    panel: NotebookPanel,
    code: string,
    language: string,
    signal: AbortSignal
  ): Promise<Insertion> {
    await panel.context.ready;
    if (signal.aborted) {
      return { kind: 'cancelled' };
    }
    const { model } = panel.content;
    if (!model) {
      throw new Error('The notebook was closed.');
    }
    if (model.readOnly) {
      return { kind: 'read-only' };
    }
    const notebookLanguage = languageOf(model, panel.sessionContext);
    const text = cellText(code, language, notebookLanguage);
    if (text === null) {
      return { kind: 'other-language', language: notebookLanguage };
    }
    this._show(panel.id);
    insertCellBelow(panel.content, text);
    return { kind: 'inserted', path: panel.context.path };
  }

  private async _createOnce(
    code: string,
    language: string,
    signal: AbortSignal
  ): Promise<Insertion> {
    if (this._creation?.signal.aborted !== false) {
      this._creation = { signal, done: this._create(code, language, signal) };
    }
    const creation = this._creation;
    try {
      return await creation.done;
    } finally {
      if (this._creation === creation) {
        this._creation = null;
      }
    }
  }

  private async _create(
    code: string,
    language: string,
    signal: AbortSignal
  ): Promise<Insertion> {
    const kernel = await this._newNotebooks.findKernel(language);
    const text = kernel && cellText(code, language, kernel.language);
    if (!text) {
      return { kind: 'no-kernel' };
    }
    if (signal.aborted || !(await this._offer())) {
      return { kind: 'cancelled' };
    }
    const path = await this._newNotebooks.create(text, kernel, signal);
    return path === null ? { kind: 'cancelled' } : { kind: 'created', path };
  }

  private readonly _notebooks: INotebookTracker;
  private readonly _newNotebooks: NewNotebooks;
  private readonly _show: (id: string) => void;
  private readonly _offer: () => Promise<boolean>;
  private _creation: ICreation | null = null;
}

/**
 * A new notebook that is being made.
 */
interface ICreation {
  readonly signal: AbortSignal;
  readonly done: Promise<Insertion>;
}

/**
 * The language of a notebook: what its kernel said, else what the server says
 * of such a kernel, else `''`.
 */
function languageOf(
  { defaultKernelLanguage, defaultKernelName }: INotebookModel,
  { specsManager }: NotebookPanel['sessionContext']
): string {
  return (
    defaultKernelLanguage ||
    specsManager.specs?.kernelspecs[defaultKernelName]?.language ||
    ''
  );
}
