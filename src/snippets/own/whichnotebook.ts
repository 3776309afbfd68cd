import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { hashComment } from './hashcomment';
import { getLines, pythonCode, REQUEST_IMPORTS } from './pythoncode';
import { pythonServer } from './pythonconnection';

/**
 * For a notebook's cell: the path of the notebook in which it runs.
 *
 * A kernel is told nothing of notebooks. It knows its own id, and the server
 * knows which notebook has the kernel of that id.
 */
export function whichNotebook(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'Which notebook am I?',
    title: trans.__('Which notebook am I?'),
    rank: 200,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    places: ['server'],
    render: request => {
      const { imports, lines, hasToken } = pythonServer(request, trans);
      return pythonCode(
        [
          ...imports,
          ...REQUEST_IMPORTS,
          'from pathlib import Path',
          'from ipykernel.connect import get_connection_file'
        ],
        lines,
        getLines(
          'server_url + "api/sessions"',
          hasToken,
          'sessions = json.load(response)'
        ),
        [
          hashComment(
            trans.__(
              'The file with which this kernel was started: kernel-ID.json'
            )
          ),
          'kernel_id = Path(get_connection_file()).stem.split("-", 1)[1]',
          'notebooks = {s["kernel"]["id"]: s["path"] for s in sessions if s["type"] == "notebook"}',
          hashComment(trans.__('None in a console.')),
          'notebook_path = notebooks.get(kernel_id)',
          'print(notebook_path)'
        ]
      );
    }
  };
}
