import type { JupyterFrontEnd } from '@jupyterlab/application';
import type {
  INotebookTracker,
  Notebook,
  NotebookPanel
} from '@jupyterlab/notebook';

/**
 * How an insertion ended.
 *
 * - `canceled`: by the user, who may have declined a new notebook
 * - `other-language`: the notebook's kernel can't run the code
 * - `no-kernel`: the server has no kernel that could
 * - `failed`: a request to the server failed
 */
export type Insertion =
  | { readonly kind: 'inserted'; readonly path: string }
  | { readonly kind: 'other-language'; readonly language: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'no-kernel' | 'read-only' };

/** Inserts code into notebooks. Runs nothing. */
export class NotebookInserter {
  /**
   * @param folder - Returns the folder for a new notebook, `''` for the topmost.
   * @param offer - Asks whether the user wants a new notebook.
   */
  constructor(
    private readonly _app: JupyterFrontEnd,
    private readonly _notebooks: INotebookTracker,
    private readonly _folder: () => string,
    private readonly _offer: () => Promise<boolean>
  ) {}

  /**
   * Inserts the code below the active cell of the notebook that was used last.
   * Without an open notebook, offers a new one. Never rejects.
   *
   * @param signal - Cancels at once. What the server still does is undone when
   *   its response arrives.
   */
  insert(
    code: string,
    language: string,
    signal: AbortSignal
  ): Promise<Insertion> {
    const notebook = this._notebooks.currentWidget;
    const done = notebook
      ? this._insertInto(notebook, code, language, signal)
      : this._create(code, language, signal);
    const aborted = new Promise<Insertion>(resolve =>
      signal.addEventListener('abort', () => resolve({ kind: 'canceled' }))
    );
    return Promise.race([
      done.catch((reason): Insertion => ({
        kind: 'failed',
        reason: String(reason)
      })),
      aborted
    ]);
  }

  private async _insertInto(
    { content, context, id, sessionContext }: NotebookPanel,
    code: string,
    language: string,
    signal: AbortSignal
  ): Promise<Insertion> {
    await context.ready;
    if (signal.aborted) {
      return { kind: 'canceled' };
    }
    const { model } = content;
    if (!model) {
      throw new Error('The notebook was closed.');
    }
    if (model.readOnly) {
      return { kind: 'read-only' };
    }
    const { specs } = sessionContext.specsManager;
    const notebookLanguage =
      model.defaultKernelLanguage ||
      specs?.kernelspecs[model.defaultKernelName]?.language ||
      '';
    const text = cellText(code, language, notebookLanguage);
    if (text === null) {
      return { kind: 'other-language', language: notebookLanguage };
    }
    this._app.shell.activateById(id);
    insertCellBelow(content, text);
    return { kind: 'inserted', path: context.path };
  }

  private async _create(
    code: string,
    language: string,
    signal: AbortSignal
  ): Promise<Insertion> {
    const kernel = await this._findKernel(language);
    const text = kernel && cellText(code, language, kernel.language);
    if (!text) {
      return { kind: 'no-kernel' };
    }
    if (signal.aborted || !(await this._offer())) {
      return { kind: 'canceled' };
    }
    // In Notebook, that is another browser tab, so the cell is saved before.
    const { contents } = this._app.serviceManager;
    const { path } = await contents.newUntitled({
      path: this._folder(),
      type: 'notebook'
    });
    if (!signal.aborted) {
      const { name, language, display_name } = kernel;
      await contents.save(path, {
        type: 'notebook',
        format: 'json',
        content: {
          cells: [codeCell(text, {})],
          metadata: { kernelspec: { name, language, display_name } },
          nbformat: 4,
          nbformat_minor: 4
        }
      });
    }
    if (signal.aborted) {
      await contents.delete(path);
      return { kind: 'canceled' };
    }
    await this._app.commands.execute('docmanager:open', {
      path,
      factory: 'Notebook',
      kernel: { name: kernel.name }
    });
    return { kind: 'inserted', path };
  }

  /**
   * Returns the server's default kernel where that runs the language, otherwise
   * another one. Python runs `bash` too, with a cell magic.
   */
  private async _findKernel(language: string) {
    const { kernelspecs } = this._app.serviceManager;
    await kernelspecs.ready;
    const { default: usual = '', kernelspecs: specs = {} } =
      kernelspecs.specs ?? {};
    const kernels = [specs[usual], ...Object.values(specs)];
    const wanted = language.toLowerCase();
    const find = (name: string) =>
      kernels.find(spec => spec?.language.toLowerCase() === name);
    return find(wanted) ?? (wanted === 'bash' ? find('python') : undefined);
  }
}

/**
 * Returns the text of a cell that runs the code in a notebook, `null` where the
 * notebook can't. Its language is `''` where it does not say.
 */
function cellText(
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

function codeCell(source: string, metadata: { trusted?: boolean }) {
  return {
    cell_type: 'code',
    source,
    metadata,
    outputs: [],
    execution_count: null
  };
}

/** A notebook's model in JupyterLab 3. */
interface IModelOfJupyterLab3 {
  readonly contentFactory: {
    createCell(type: string, options: { cell: object }): object;
  };
  readonly cells: { insert(index: number, cell: object): void };
}

/**
 * Inserts a code cell below the active one and activates it, in command mode.
 * One step of the notebook's undo removes it.
 */
function insertCellBelow(notebook: Notebook, source: string): void {
  const { activeCell, activeCellIndex, model } = notebook;
  const index = activeCell ? activeCellIndex + 1 : 0;
  const cell = codeCell(source, { trusted: true });
  if (model && 'contentFactory' in model) {
    const { cells, contentFactory } = model as unknown as IModelOfJupyterLab3;
    cells.insert(index, contentFactory.createCell('code', { cell }));
  } else {
    model?.sharedModel.insertCell(index, cell);
  }
  notebook.mode = 'command';
  notebook.activeCellIndex = index;
  notebook.deselectAll();
  notebook.activeCell?.node.scrollIntoView({ block: 'nearest' });
}
