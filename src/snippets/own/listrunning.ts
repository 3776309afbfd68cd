import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { quotePython } from '../quoting/python';
import { getLines, pythonCode, REQUEST_IMPORTS } from './pythoncode';
import { pythonServer } from './pythonconnection';

/**
 * A table of the server's sessions: notebooks and consoles with their kernels.
 */
export function listRunning(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'List what is running',
    title: trans.__('List what is running'),
    rank: 220,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    render: request => {
      const { imports, lines, hasToken } = pythonServer(request, trans);
      const heads = [
        trans._p('of a session', 'Name'),
        trans._p('of a session', 'Path'),
        trans._p('of a session', 'Kernel'),
        trans._p('of a session', 'State'),
        trans._p('of a session', 'Last activity')
      ];
      return pythonCode(
        [...imports, ...REQUEST_IMPORTS],
        lines,
        getLines(
          'server_url + "api/sessions"',
          hasToken,
          'sessions = json.load(response)'
        ),
        [
          `rows = [(${heads.map(quotePython).join(', ')})]`,
          'for session in sessions:',
          '    kernel = session["kernel"]',
          '    name, path = session["name"] or "", session["path"]',
          '    state, activity = kernel["execution_state"], kernel["last_activity"]',
          '    rows.append((name, path, kernel["name"], state, activity))'
        ],
        [
          'widths = [max(map(len, column)) for column in zip(*rows)]',
          'for row in rows:',
          '    print(*map(str.ljust, row, widths), sep="  ")'
        ]
      );
    }
  };
}
