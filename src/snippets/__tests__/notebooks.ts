import type {
  INotebookTracker,
  Notebook,
  NotebookPanel
} from '@jupyterlab/notebook';

/**
 * A cell as it is in a notebook's file.
 */
export interface ICell {
  readonly cell_type: string;
  readonly source: string;
}

/**
 * A notebook without a page, in the form of JupyterLab 3 or 4.
 */
export class FakeNotebook {
  /**
   * @param sources - The sources of its cells; the first is the active one.
   */
  constructor(version: 3 | 4, sources: readonly string[] = []) {
    this.cells = sources.map(source => ({ cell_type: 'code', source }));
    this.activeCellIndex = this.cells.length ? 0 : -1;
    this.model = version === 3 ? this._modelOf3() : this._modelOf4();
  }

  readonly cells: ICell[];

  readonly model: {
    readOnly: boolean;
    defaultKernelLanguage: string;
    defaultKernelName: string;
  };

  mode = 'edit';

  activeCellIndex: number;

  /** How many cells are selected besides the active one. */
  selected = 0;

  /** The sources of the cells that were brought into view. */
  readonly scrolledTo: string[] = [];

  get activeCell(): object | null {
    const cell = this.cells[this.activeCellIndex];
    return cell
      ? { node: { scrollIntoView: () => this.scrolledTo.push(cell.source) } }
      : null;
  }

  get sources(): string[] {
    return this.cells.map(({ source }) => source);
  }

  deselectAll(): void {
    this.selected = 0;
  }

  asNotebook(): Notebook {
    return this as unknown as Notebook;
  }

  /**
   * A cell is made by the model's factory, and put into an observable list.
   * The shared model is there and is not meant for this.
   */
  private _modelOf3() {
    return {
      readOnly: false,
      defaultKernelLanguage: 'python',
      defaultKernelName: '',
      contentFactory: {
        createCell: (type: string, { cell }: { cell: ICell }) => ({
          made: { ...cell, cell_type: type }
        })
      },
      cells: {
        insert: (index: number, { made }: { made: ICell }) =>
          void this.cells.splice(index, 0, made)
      },
      sharedModel: {
        insertCell: () => {
          throw new Error('Not in JupyterLab 3.');
        }
      }
    };
  }

  private _modelOf4() {
    return {
      readOnly: false,
      defaultKernelLanguage: 'python',
      defaultKernelName: '',
      cells: {},
      sharedModel: {
        insertCell: (index: number, cell: ICell) =>
          void this.cells.splice(index, 0, cell)
      }
    };
  }
}

/**
 * The open notebooks, of which this one was used last.
 */
export function trackerOf(
  notebook: Pick<FakeNotebook, 'model'> | { model: null } | null,
  ready: Promise<void> = Promise.resolve()
): INotebookTracker {
  const panel = {
    id: 'id-of-the-panel',
    content: notebook,
    context: { ready, path: 'work/Notebook.ipynb' },
    sessionContext: {
      specsManager: { specs: { kernelspecs: { ir: { language: 'R' } } } }
    }
  };
  const currentWidget = notebook ? (panel as unknown as NotebookPanel) : null;
  return { currentWidget } as INotebookTracker;
}
