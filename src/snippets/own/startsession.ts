import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { quotePython } from '../quoting/python';
import { hashComment } from './hashcomment';
import { pythonCode, REQUEST_IMPORTS, sendLines } from './pythoncode';
import { pythonServer } from './pythonconnection';

/**
 * Starts a kernel for a notebook, as opening the notebook does.
 *
 * Jupyter Server REST API, `POST /api/sessions`. The notebook's file need not
 * exist. For a notebook that has a session, the response is that session.
 */
export function startSession(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'Start a session for a notebook',
    title: trans.__('Start a session for a notebook'),
    rank: 230,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    render: request => {
      const { imports, lines, hasToken } = pythonServer(request, trans);
      return pythonCode(
        [...imports, ...REQUEST_IMPORTS],
        lines,
        [
          hashComment(
            trans.__(
              'Use the path and the name of your notebook. If it already has a session, you get that one.'
            )
          ),
          'body = {',
          '    "path": "from-a-script.ipynb",',
          '    "name": "from-a-script.ipynb",',
          '    "type": "notebook",',
          '    "kernel": {"name": "python3"},',
          '}'
        ],
        [
          'request = Request(server_url + "api/sessions", json.dumps(body).encode())',
          'request.add_header("Content-Type", "application/json")',
          ...(hasToken ? [] : xsrfLines(trans)),
          ...sendLines(hasToken, 'session = json.load(response)')
        ],
        [
          `print(${quotePython(trans._p('of a session', 'Session'))}, session["id"])`,
          `print(${quotePython(trans._p('of a session', 'Kernel'))}, session["kernel"]["id"])`
        ]
      );
    }
  };
}

/**
 * Lines that add a cookie and a header that match, which a server without a
 * token requires. Browsers let no other site send both; a script can.
 *
 * jupyter_server, `JupyterHandler.check_xsrf_cookie`: only requests with a
 * token are exempt. Measured with 1.24 and 2.21: 403 without the two.
 */
function xsrfLines(trans: TranslationBundle): readonly string[] {
  return [
    hashComment(
      trans.__(
        'A server without a token requires a cookie and a header that match.'
      )
    ),
    'request.add_header("Cookie", "_xsrf=script")',
    'request.add_header("X-XSRFToken", "script")'
  ];
}
