import type { Notebook } from '@jupyterlab/notebook';

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
