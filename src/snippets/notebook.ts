import type { JupyterFrontEnd } from '@jupyterlab/application';
import type {
  INotebookModel,
  INotebookTracker,
  Notebook,
  NotebookPanel
} from '@jupyterlab/notebook';
import type { KernelSpec, ServiceManager } from '@jupyterlab/services';

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

/**
 * What JupyterLab 3 has in a notebook's model and 4 has not.
 */
interface IModelOfJupyterLab3 {
  readonly contentFactory: {
    createCell(type: string, options: { cell: object }): object;
  };
  readonly cells: { insert(index: number, cell: object): void };
}

/**
 * Put a new code cell below the active one, make it the active one, and leave
 * the notebook in command mode. One step of the notebook's undo takes it out.
 */
export function insertCellBelow(notebook: Notebook, source: string): void {
  const { model } = notebook;
  if (!model) {
    throw new Error('The notebook is closed.');
  }
  const index = notebook.activeCell ? notebook.activeCellIndex + 1 : 0;
  const cell = {
    cell_type: 'code',
    source,
    metadata: { trusted: true },
    outputs: [],
    execution_count: null
  };
  if (isModelOfJupyterLab3(model)) {
    model.cells.insert(
      index,
      model.contentFactory.createCell('code', { cell })
    );
  } else {
    model.sharedModel.insertCell(index, cell);
  }
  notebook.mode = 'command';
  notebook.activeCellIndex = index;
  notebook.deselectAll();
  notebook.activeCell?.node.scrollIntoView({ block: 'nearest' });
}

function isModelOfJupyterLab3(
  model: object
): model is object & IModelOfJupyterLab3 {
  return 'contentFactory' in model;
}

/**
 * Makes notebooks on the server, and opens them.
 */
export class NewNotebooks {
  /**
   * @param commands - The application's commands.
   * @param folder - Gives the folder in which the person is, `''` for the
   *   topmost.
   */
  constructor(
    services: Pick<ServiceManager.IManager, 'contents' | 'kernelspecs'>,
    commands: Pick<JupyterFrontEnd['commands'], 'execute'>,
    folder: () => string
  ) {
    this._services = services;
    this._commands = commands;
    this._folder = folder;
  }

  /**
   * The kernel for code in a language: the server's default one where that
   * fits. Python runs `bash` too, with a cell magic.
   *
   * @returns `null` when the server has none.
   */
  async findKernel(language: string): Promise<KernelSpec.ISpecModel | null> {
    const { kernelspecs } = this._services;
    await kernelspecs.ready;
    const { specs } = kernelspecs;
    const kernels = Object.values(specs?.kernelspecs ?? {})
      .flatMap(spec => (spec ? [spec] : []))
      .sort((one, other) =>
        one.name === specs?.default ? -1 : other.name === specs?.default ? 1 : 0
      );
    const find = (wanted: string) =>
      kernels.find(spec => spec.language.toLowerCase() === wanted);
    const wanted = language.toLowerCase();
    return (
      find(wanted) ?? (wanted === 'bash' ? find('python') : undefined) ?? null
    );
  }

  /**
   * Make a notebook with one cell, and open it.
   *
   * The cell is in the file before the notebook is opened: in Notebook that
   * happens in another browser tab, out of this page's reach.
   *
   * @param signal - Gives it up: the file is deleted again, and not opened.
   *
   * @returns The notebook's path, `null` when it was given up.
   *
   * @throws An error when the server does not do it.
   */
  async create(
    source: string,
    kernel: KernelSpec.ISpecModel,
    signal: AbortSignal
  ): Promise<string | null> {
    const { contents } = this._services;
    const { path } = await contents.newUntitled({
      path: this._folder(),
      type: 'notebook'
    });
    if (signal.aborted) {
      await contents.delete(path);
      return null;
    }
    await contents.save(path, {
      type: 'notebook',
      format: 'json',
      content: {
        cells: [
          {
            cell_type: 'code',
            source,
            metadata: {},
            outputs: [],
            execution_count: null
          }
        ],
        metadata: {
          kernelspec: {
            name: kernel.name,
            language: kernel.language,
            display_name: kernel.display_name
          }
        },
        nbformat: 4,
        nbformat_minor: 4
      }
    });
    if (signal.aborted) {
      await contents.delete(path);
      return null;
    }
    await this._commands.execute('docmanager:open', {
      path,
      factory: 'Notebook',
      kernel: { name: kernel.name }
    });
    return path;
  }

  private readonly _services: Pick<
    ServiceManager.IManager,
    'contents' | 'kernelspecs'
  >;
  private readonly _commands: Pick<JupyterFrontEnd['commands'], 'execute'>;
  private readonly _folder: () => string;
}

/**
 * The text of a cell that runs the code in a notebook.
 *
 * @param language - The language of the code.
 * @param notebookLanguage - The language of the notebook's kernel, `''` when
 *   the notebook does not say: most run Python.
 *
 * @returns `null` when such a notebook can't run such code.
 */
export function cellText(
  code: string,
  language: string,
  notebookLanguage: string
): string | null {
  const wanted = language.toLowerCase();
  const has = notebookLanguage.toLowerCase();
  if (has === wanted) {
    return code;
  }
  if (wanted === 'bash' && (has === 'python' || !has)) {
    // A cell magic of IPython.
    return `%%bash\n${code}`;
  }
  return has ? null : code;
}
