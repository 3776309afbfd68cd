import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { quotePython } from '../quoting/python';
import { hashComment } from './hashcomment';
import { getLines, pythonCode, REQUEST_IMPORTS } from './pythoncode';
import { pythonServer } from './pythonconnection';

/**
 * Run code in a kernel that runs already, as a notebook does.
 *
 * `KernelWebSocketClient` of PyPI's jupyter-kernel-client speaks the messages.
 * It is the part that 0.6 (all that goes with jupyter_client 7) and 1.0 have in
 * common, and that a server with jupyter_server 1 understands: the rest of that
 * client sends `Authorization: Bearer …`, which such a server does not know.
 *
 * Later ones were not tried, and this program gets the token.
 *
 * 1.0 sends the token in the header and in the address, 0.6 in the address
 * alone. Behind JupyterHub from 5.0 on only the header counts, but for browsers
 * (jupyterhub, `HubAuth._get_token_url`), so that 0.6 gets 403 there.
 */
export function runCode(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'Run code in a running kernel',
    title: trans.__('Run code in a running kernel'),
    rank: 210,
    mimeType: 'text/x-python',
    kernelLanguage: 'python',
    note: ({ place, token }) =>
      place === 'anywhere' && token !== ''
        ? trans.__(
            'jupyter-kernel-client, a program of others, also puts the token into the URL of its WebSocket. Proxies may keep URLs in their logs.'
          )
        : '',
    render: request => {
      const { imports, lines, hasToken } = pythonServer(request, trans);
      return (
        '# pip install "jupyter-kernel-client<1.1"\n' +
        pythonCode(
          [
            ...imports,
            ...REQUEST_IMPORTS,
            'import sys',
            'from jupyter_kernel_client import KernelWebSocketClient'
          ],
          lines,
          getLines(
            'server_url + "api/kernels"',
            hasToken,
            'kernels = json.load(response)'
          ),
          [
            hashComment(
              trans.__(
                'All but the kernel that runs this, which has its id in its arguments.'
              )
            ),
            'others = [k for k in kernels if k["id"] not in " ".join(sys.argv)]',
            'if not others:',
            `    sys.exit(${quotePython(trans.__('No other kernel is running.'))})`
          ],
          [
            hashComment(
              trans.__(
                'The one that was used last; set kernel_id to take another one.'
              )
            ),
            'kernel_id = max(others, key=lambda k: k["last_activity"])["id"]',
            'channels = server_url.replace("http", "ws", 1) + f"api/kernels/{kernel_id}/channels"',
            ...(hasToken
              ? [
                  'headers = {"Authorization": f"token {token}"}',
                  'client = KernelWebSocketClient(channels, token, headers=headers)'
                ]
              : ['client = KernelWebSocketClient(channels)']),
            'client.start_channels()',
            'try:',
            '    client.execute_interactive("print(6 * 7)", timeout=60)',
            'finally:',
            '    client.stop_channels()'
          ]
        )
      );
    }
  };
}
