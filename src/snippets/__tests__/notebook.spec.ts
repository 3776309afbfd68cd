import { setImmediate } from 'timers';

import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { Contents, KernelSpec } from '@jupyterlab/services';

import type { Insertion } from '../notebook';
import { NotebookInserter } from '../notebook';

const CELL = {
  cell_type: 'code',
  source: 'code',
  outputs: [],
  execution_count: null
};

/** Where the server puts a new notebook. */
const NEW = 'work/Untitled.ipynb';

let called: unknown[][];

/** The requests to the server, which tests replace. */
let contents: Pick<Contents.IManager, 'delete' | 'newUntitled' | 'save'>;

/** Whether the user wants a new notebook. */
let offer: jest.Mock<Promise<boolean>, []>;

let cancel: AbortController;

beforeEach(() => {
  called = [];
  const call =
    (name: string) =>
    async (...args: unknown[]) => {
      called.push([name, ...args]);
      return { path: NEW } as Contents.IModel;
    };
  contents = {
    delete: call('delete') as never,
    newUntitled: call('newUntitled'),
    save: call('save')
  };
  offer = jest.fn(async () => true);
  cancel = new AbortController();
});

function names(): unknown[] {
  return called.map(([name]) => name);
}

function kernelOf(name: string, language: string): KernelSpec.ISpecModel {
  return { name, language, display_name: name, argv: [], resources: {} };
}

const PYTHON = kernelOf('python3', 'python');
const CONDA = kernelOf('conda', 'Python');
const R = kernelOf('ir', 'R');
const BASH = kernelOf('bash', 'bash');

/** An inserter on a server with these kernels, `null` where it names none. */
function inserterFor(
  notebooks: INotebookTracker,
  kernels: readonly KernelSpec.ISpecModel[] | null = [PYTHON],
  byDefault = ''
): NotebookInserter {
  const specs = kernels && {
    default: byDefault,
    kernelspecs: Object.fromEntries(kernels.map(spec => [spec.name, spec]))
  };
  const app = {
    commands: {
      execute: async (...args: unknown[]) => void called.push(args)
    },
    serviceManager: {
      contents,
      kernelspecs: { ready: Promise.resolve(), specs }
    },
    shell: { activateById: (id: string) => void called.push(['show', id]) }
  } as unknown as JupyterFrontEnd;
  return new NotebookInserter(app, notebooks, () => 'work', offer);
}

function insert(
  notebooks: INotebookTracker,
  language = 'python',
  code = 'code'
): Promise<Insertion> {
  return inserterFor(notebooks).insert(code, language, cancel.signal);
}

/**
 * An open notebook in the form of JupyterLab 4. The browser tests have one of
 * JupyterLab 3.
 */
class FakeNotebook {
  constructor(sources: readonly string[] = ['first', 'last']) {
    this.cells = sources.map(source => ({ source }));
    this.activeCellIndex = sources.length ? 0 : -1;
  }

  readonly cells: { source: string }[];
  readonly model = {
    readOnly: false,
    defaultKernelLanguage: 'python',
    defaultKernelName: '',
    sharedModel: {
      insertCell: (index: number, cell: { source: string }) =>
        void this.cells.splice(index, 0, cell)
    }
  };

  mode = 'edit';
  activeCellIndex: number;
  selected = 2;
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
}

/** The open notebooks, of which this one was used last. */
function trackerOf(
  content: FakeNotebook | { model: null },
  ready: Promise<void> = Promise.resolve()
): INotebookTracker {
  const currentWidget = {
    id: 'panel-id',
    content,
    context: { ready, path: 'work/Notebook.ipynb' },
    sessionContext: {
      specsManager: { specs: { kernelspecs: { ir: { language: 'R' } } } }
    }
  };
  return { currentWidget } as unknown as INotebookTracker;
}

const NONE = { currentWidget: null } as INotebookTracker;

describe('an open notebook', () => {
  let notebook: FakeNotebook;

  beforeEach(() => {
    notebook = new FakeNotebook();
  });

  afterEach(() => {
    expect(offer).not.toHaveBeenCalled();
    expect(names()).not.toContain('newUntitled');
  });

  it('gets a new code cell below its active one, in view and command mode', async () => {
    expect(await insert(trackerOf(notebook))).toEqual({
      kind: 'inserted',
      path: 'work/Notebook.ipynb'
    });
    expect(notebook.sources).toEqual(['first', 'code', 'last']);
    expect(notebook.cells[1]).toEqual({ ...CELL, metadata: { trusted: true } });
    expect(notebook).toMatchObject({
      activeCellIndex: 1,
      mode: 'command',
      selected: 0,
      scrolledTo: ['code']
    });
    expect(called).toEqual([['show', 'panel-id']]);
  });

  it('gets its first cell where it is empty', async () => {
    notebook = new FakeNotebook([]);
    await insert(trackerOf(notebook));
    expect(notebook.sources).toEqual(['code']);
    expect(notebook.activeCellIndex).toBe(0);
  });

  it.each<[string, () => void, Insertion]>([
    [
      'another language',
      () => (notebook.model.defaultKernelLanguage = 'julia'),
      { kind: 'other-language', language: 'julia' }
    ],
    [
      'a kernel of another language that is to start',
      () =>
        Object.assign(notebook.model, {
          defaultKernelLanguage: '',
          defaultKernelName: 'ir'
        }),
      { kind: 'other-language', language: 'R' }
    ],
    [
      'no permission to change it',
      () => (notebook.model.readOnly = true),
      { kind: 'read-only' }
    ]
  ])('does not change with %s', async (_, change, insertion) => {
    change();
    expect(await insert(trackerOf(notebook))).toEqual(insertion);
    expect(notebook.sources).toEqual(['first', 'last']);
    expect(called).toEqual([]);
  });

  it('gets nothing before it is ready', async () => {
    let isReady = () => {};
    const ready = new Promise<void>(resolve => {
      isReady = resolve;
    });
    const done = insert(trackerOf(notebook, ready));
    await new Promise(setImmediate);
    expect(notebook.sources).toEqual(['first', 'last']);
    isReady();
    await done;
    expect(notebook.sources).toEqual(['first', 'code', 'last']);
  });

  it('gets nothing when it can’t be opened', async () => {
    const ready = Promise.reject(new Error('No such file'));
    expect(await insert(trackerOf(notebook, ready))).toEqual({
      kind: 'failed',
      reason: 'Error: No such file'
    });
    expect(notebook.sources).toEqual(['first', 'last']);
  });
});

it('nothing is inserted into a notebook that was closed meanwhile', async () => {
  expect(await insert(trackerOf({ model: null }))).toEqual({
    kind: 'failed',
    reason: 'Error: The notebook was closed.'
  });
});

describe('the language', () => {
  const CODE = "\n# $& %d '${x}'\n\techo 🗝  \n";

  it.each([
    ['python', 'Python', CODE],
    ['R', 'r', CODE],
    ['bash', 'bash', CODE],
    ['Bash', 'Python', `%%bash\n${CODE}`],
    // The notebook does not say.
    ['R', '', CODE],
    ['bash', '', `%%bash\n${CODE}`],
    ['python', 'R', null],
    ['bash', 'R', null],
    ['bash', 'python2', null],
    ['powershell', 'python', null]
  ])('%s in a notebook in %j', async (language, ofNotebook, source) => {
    const notebook = new FakeNotebook([]);
    notebook.model.defaultKernelLanguage = ofNotebook;
    const { kind } = await insert(trackerOf(notebook), language, CODE);
    expect(kind).toBe(source === null ? 'other-language' : 'inserted');
    expect(notebook.sources).toEqual(source === null ? [] : [source]);
  });
});

describe('with no notebook open', () => {
  it('a new notebook is saved with the cell, then opened', async () => {
    expect(await insert(NONE)).toEqual({ kind: 'inserted', path: NEW });
    expect(offer).toHaveBeenCalledTimes(1);
    expect(names()).toEqual(['newUntitled', 'save', 'docmanager:open']);
    expect(called[0][1]).toEqual({ path: 'work', type: 'notebook' });
  });

  it.each([
    ['r', [PYTHON, R], '', 'ir', 'code'],
    ['python', [R, PYTHON, CONDA], 'conda', 'conda', 'code'],
    ['python', [R, PYTHON, CONDA], 'python3', 'python3', 'code'],
    // The default kernel runs another language.
    ['python', [R, PYTHON, CONDA], 'ir', 'python3', 'code'],
    ['bash', [PYTHON, BASH], 'python3', 'bash', 'code'],
    ['bash', [R, PYTHON, CONDA], 'conda', 'conda', '%%bash\ncode']
  ])(
    'a new notebook for %s has a matching kernel',
    async (language, kernels, byDefault, name, source) => {
      const inserter = inserterFor(NONE, kernels, byDefault);
      await inserter.insert('code', language, cancel.signal);
      expect(called[1][2]).toMatchObject({ content: { cells: [{ source }] } });
      expect(called[2][1]).toMatchObject({ kernel: { name } });
    }
  );

  it.each([
    ['python', [R, BASH]],
    ['R', [PYTHON]],
    ['bash', [R]],
    ['python', null]
  ])(
    'no notebook is offered without a kernel for %s',
    async (language, kernels) => {
      const inserter = inserterFor(NONE, kernels, 'ir');
      expect(await inserter.insert('code', language, cancel.signal)).toEqual({
        kind: 'no-kernel'
      });
      expect(offer).not.toHaveBeenCalled();
      expect(called).toEqual([]);
    }
  );

  it('no notebook is created when the user cancels', async () => {
    offer.mockResolvedValue(false);
    expect(await insert(NONE)).toEqual({ kind: 'canceled' });
    expect(called).toEqual([]);
  });

  it.each(['newUntitled', 'save'] as const)(
    'the server’s error is reported: %s',
    async request => {
      contents[request] = () => Promise.reject(new Error('Permission denied'));
      expect(await insert(NONE)).toEqual({
        kind: 'failed',
        reason: 'Error: Permission denied'
      });
      expect(names()).not.toContain('docmanager:open');
    }
  );
});

describe('a canceled insertion', () => {
  const canceled = { kind: 'canceled' };

  it('ends at once, and neither changes a notebook nor offers one later', async () => {
    const notebook = new FakeNotebook();
    const inserted = [insert(trackerOf(notebook)), insert(NONE)];
    cancel.abort();
    expect(await Promise.all(inserted)).toEqual([canceled, canceled]);
    await new Promise(setImmediate);
    expect(notebook.sources).toEqual(['first', 'last']);
    expect(offer).not.toHaveBeenCalled();
    expect(called).toEqual([]);
  });

  it.each(['newUntitled', 'save'] as const)(
    'deletes the new file: %s',
    async request => {
      const send = contents[request] as (...args: unknown[]) => never;
      contents[request] = (...args: unknown[]) => {
        cancel.abort();
        return send(...args);
      };
      expect(await insert(NONE)).toEqual(canceled);
      await new Promise(setImmediate);
      expect(called[called.length - 1]).toEqual(['delete', NEW]);
      expect(names()).not.toContain('docmanager:open');
    }
  );
});
