import * as codemirror from '@jupyterlab/codemirror';

/**
 * JupyterLab's editor, which not every host has. The import of a shared package
 * itself would add 440 bytes of webpack's runtime to JupyterLab's start.
 */
export const host = codemirror;
