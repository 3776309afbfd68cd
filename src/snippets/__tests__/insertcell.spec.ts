import type { Notebook } from '@jupyterlab/notebook';

import { insertCellBelow } from '../notebook';
import { FakeNotebook } from './notebooks';

describe.each([3, 4] as const)('insertCellBelow, in JupyterLab %d', version => {
  /**
   * A notebook after an insertion into it.
   */
  function inserted(
    sources: readonly string[],
    state: Partial<FakeNotebook> = {}
  ): FakeNotebook {
    const notebook = Object.assign(new FakeNotebook(version, sources), state);
    insertCellBelow(notebook.asNotebook(), 'new');
    return notebook;
  }

  it.each([
    [0, ['a', 'new', 'b', 'c']],
    [1, ['a', 'b', 'new', 'c']],
    [2, ['a', 'b', 'c', 'new']]
  ])('puts the cell below number %d', (activeCellIndex, sources) => {
    const notebook = inserted(['a', 'b', 'c'], { activeCellIndex });
    expect(notebook.sources).toEqual(sources);
    expect(notebook.activeCellIndex).toBe(activeCellIndex + 1);
  });

  it('puts it into an empty notebook', () => {
    const notebook = inserted([]);
    expect(notebook.sources).toEqual(['new']);
    expect(notebook.activeCellIndex).toBe(0);
  });

  it('makes a code cell that has not been run', () => {
    expect(inserted(['a']).cells[1]).toEqual({
      cell_type: 'code',
      source: 'new',
      metadata: { trusted: true },
      outputs: [],
      execution_count: null
    });
  });

  it('leaves the notebook in command mode, with that cell in view', () => {
    const notebook = inserted(['a', 'b', 'c'], { selected: 2 });
    expect(notebook.mode).toBe('command');
    expect(notebook.selected).toBe(0);
    expect(notebook.scrolledTo).toEqual(['new']);
  });

  it('fails for a notebook that was closed', () => {
    const notebook = { model: null } as Notebook;
    expect(() => insertCellBelow(notebook, 'new')).toThrow('closed');
  });
});
