import { setImmediate } from 'timers';

import type { INotebookTracker } from '@jupyterlab/notebook';
import type { KernelSpec } from '@jupyterlab/services';

import type { Insertion } from '../notebook';
import { NewNotebooks, NotebookInserter } from '../notebook';
import { FakeNotebook, trackerOf } from './notebooks';

const PYTHON: KernelSpec.ISpecModel = {
  name: 'python3',
  language: 'python',
  display_name: 'Python 3',
  argv: [],
  resources: {}
};

/**
 * New notebooks without a server.
 */
class FakeNewNotebooks extends NewNotebooks {
  constructor() {
    super(Object.create(null), { execute: jest.fn() }, () => '');
  }

  override readonly findKernel = jest.fn(
    async (language: string): Promise<KernelSpec.ISpecModel | null> => PYTHON
  );

  override readonly create = jest.fn(
    async (
      source: string,
      kernel: KernelSpec.ISpecModel,
      signal: AbortSignal
    ): Promise<string | null> => 'Untitled.ipynb'
  );
}

/** Gives an insertion up. */
let giveUp: AbortController;

let newNotebooks: FakeNewNotebooks;

/** Called with the id of the widget that comes to the front. */
let show: jest.Mock<void, [string]>;

/** Asks whether the person wants a new notebook. */
let offer: jest.Mock<Promise<boolean>, []>;

beforeEach(() => {
  giveUp = new AbortController();
  newNotebooks = new FakeNewNotebooks();
  show = jest.fn();
  offer = jest.fn(async () => true);
});

/**
 * Put code in a language into the notebooks.
 */
function insert(
  notebooks: INotebookTracker,
  language = 'python'
): Promise<Insertion> {
  return new NotebookInserter(notebooks, newNotebooks, show, offer).insert(
    'code',
    language,
    giveUp.signal
  );
}

describe.each([3, 4] as const)('an open notebook of JupyterLab %d', version => {
  let notebook: FakeNotebook;

  beforeEach(() => {
    notebook = new FakeNotebook(version, ['first', 'last']);
  });

  afterEach(() => {
    expect(offer).not.toHaveBeenCalled();
    expect(newNotebooks.create).not.toHaveBeenCalled();
  });

  it('gets a cell below its active one', async () => {
    expect(await insert(trackerOf(notebook))).toEqual({
      kind: 'inserted',
      path: 'work/Notebook.ipynb'
    });
    expect(notebook.sources).toEqual(['first', 'code', 'last']);
  });

  it('comes to the front', async () => {
    await insert(trackerOf(notebook));
    expect(show.mock.calls).toEqual([['id-of-the-panel']]);
  });

  it('gets what a shell runs with the magic for it', async () => {
    await insert(trackerOf(notebook), 'bash');
    expect(notebook.sources).toEqual(['first', '%%bash\ncode', 'last']);
  });

  it('gets any code when it does not say its language', async () => {
    notebook.model.defaultKernelLanguage = '';
    expect(await insert(trackerOf(notebook), 'R')).toMatchObject({
      kind: 'inserted'
    });
    expect(notebook.sources).toEqual(['first', 'code', 'last']);
  });

  it('has the language of the kernel that it wants to start', async () => {
    notebook.model.defaultKernelLanguage = '';
    notebook.model.defaultKernelName = 'ir';
    expect(await insert(trackerOf(notebook))).toEqual({
      kind: 'other-language',
      language: 'R'
    });
  });

  it('stays as it is with a kernel in another language', async () => {
    notebook.model.defaultKernelLanguage = 'julia';
    expect(await insert(trackerOf(notebook))).toEqual({
      kind: 'other-language',
      language: 'julia'
    });
    expect(notebook.sources).toEqual(['first', 'last']);
    expect(show).not.toHaveBeenCalled();
  });

  it('stays as it is when it can’t be changed', async () => {
    notebook.model.readOnly = true;
    expect(await insert(trackerOf(notebook))).toEqual({ kind: 'read-only' });
    expect(notebook.sources).toEqual(['first', 'last']);
    expect(show).not.toHaveBeenCalled();
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

  it('gets nothing when it never is', async () => {
    const ready = Promise.reject(new Error('No such file'));
    expect(await insert(trackerOf(notebook, ready))).toEqual({
      kind: 'failed',
      reason: 'Error: No such file'
    });
    expect(notebook.sources).toEqual(['first', 'last']);
  });
});

it('a notebook that was closed meanwhile gets nothing', async () => {
  expect(await insert(trackerOf({ model: null }))).toEqual({
    kind: 'failed',
    reason: 'Error: The notebook was closed.'
  });
});

describe('where no notebook is open', () => {
  const NONE = trackerOf(null);

  afterEach(() => {
    expect(show).not.toHaveBeenCalled();
  });

  it('a new one with the code is made, when the person wants it', async () => {
    expect(await insert(trackerOf(null))).toEqual({
      kind: 'created',
      path: 'Untitled.ipynb'
    });
    expect(offer).toHaveBeenCalledTimes(1);
    expect(newNotebooks.findKernel.mock.calls).toEqual([['python']]);
    expect(newNotebooks.create.mock.calls).toEqual([
      ['code', PYTHON, expect.any(AbortSignal)]
    ]);
  });

  it('what a shell runs gets the magic for it', async () => {
    await insert(NONE, 'bash');
    expect(newNotebooks.create.mock.calls).toEqual([
      ['%%bash\ncode', PYTHON, expect.any(AbortSignal)]
    ]);
  });

  it('one is offered and made, however often it is asked for', async () => {
    const inserter = new NotebookInserter(NONE, newNotebooks, show, offer);
    const press = () => inserter.insert('code', 'python', giveUp.signal);
    const created = { kind: 'created', path: 'Untitled.ipynb' };
    expect(await Promise.all([press(), press(), press()])).toEqual([
      created,
      created,
      created
    ]);
    expect(offer).toHaveBeenCalledTimes(1);
    expect(newNotebooks.create).toHaveBeenCalledTimes(1);
    await press();
    expect(newNotebooks.create).toHaveBeenCalledTimes(2);
  });

  it('none is made when the person does not want it', async () => {
    offer.mockResolvedValue(false);
    expect(await insert(trackerOf(null))).toEqual({ kind: 'cancelled' });
    expect(newNotebooks.create).not.toHaveBeenCalled();
  });

  it('none is offered when the server has no kernel for it', async () => {
    newNotebooks.findKernel.mockResolvedValue(null);
    expect(await insert(trackerOf(null))).toEqual({ kind: 'no-kernel' });
    expect(offer).not.toHaveBeenCalled();
    expect(newNotebooks.create).not.toHaveBeenCalled();
  });

  it.each(['findKernel', 'create'] as const)(
    'the server’s refusal is told: %s',
    async step => {
      newNotebooks[step].mockRejectedValue(new Error('Permission denied'));
      expect(await insert(trackerOf(null))).toEqual({
        kind: 'failed',
        reason: 'Error: Permission denied'
      });
    }
  );
});

it('nothing is asked before an insertion', () => {
  new NotebookInserter(trackerOf(null), newNotebooks, show, offer);
  expect(newNotebooks.findKernel).not.toHaveBeenCalled();
  expect(offer).not.toHaveBeenCalled();
});

describe('an insertion that is given up', () => {
  const cancelled = { kind: 'cancelled' };

  it('ends at once, and leaves a notebook alone that is ready later', async () => {
    const notebook = new FakeNotebook(4, ['first', 'last']);
    const inserted = insert(trackerOf(notebook));
    giveUp.abort();
    expect(await inserted).toEqual(cancelled);
    await new Promise(setImmediate);
    expect(notebook.sources).toEqual(['first', 'last']);
    expect(show).not.toHaveBeenCalled();
  });

  it('offers no new notebook any more', async () => {
    const inserted = insert(trackerOf(null));
    giveUp.abort();
    expect(await inserted).toEqual(cancelled);
    await new Promise(setImmediate);
    expect(offer).not.toHaveBeenCalled();
  });

  it('does not take along the next one, while the server still works on it', async () => {
    newNotebooks.create.mockImplementationOnce(() => new Promise(() => {}));
    const inserter = new NotebookInserter(
      trackerOf(null),
      newNotebooks,
      show,
      offer
    );
    const first = inserter.insert('code', 'python', giveUp.signal);
    await new Promise(setImmediate);
    giveUp.abort();
    expect(await first).toEqual(cancelled);
    const { signal } = new AbortController();
    expect(await inserter.insert('code', 'python', signal)).toEqual({
      kind: 'created',
      path: 'Untitled.ipynb'
    });
  });

  it('is told as such when the new notebook was given up', async () => {
    newNotebooks.create.mockResolvedValue(null);
    expect(await insert(trackerOf(null))).toEqual(cancelled);
  });
});
