import type { TranslationBundle } from '@jupyterlab/translation';

import { sentences } from '../../rest/text';
import type { ApiSnippets } from '../../tokens';
import { client, mcpConfiguration, vsCode } from './clients';
import { type ISnippet, isOnTls } from './common';
import { dotenvFile } from './dotenv';
import { javaScript, typeScript } from './javascript';
import { powerShell } from './powershell';
import { pythonRequests, pythonStandard } from './python';
import { r } from './r';
import { listRunning, runCode, startSession, whichNotebook } from './recipes';
import { curl, httpie } from './shell';

export function builtInSnippets(
  trans: TranslationBundle
): readonly ApiSnippets.ISnippet[] {
  const snippets: readonly (readonly [ISnippet, title: string])[] = [
    [curl, trans.__('curl')],
    [httpie, trans.__('HTTPie')],
    [pythonRequests, trans.__('Python (requests)')],
    [pythonStandard, trans.__('Python (standard library)')],
    [javaScript, trans.__('JavaScript (fetch)')],
    [typeScript, trans.__('TypeScript (@jupyterlab/services)')],
    [r, trans.__('R (httr2)')],
    [powerShell, trans.__('PowerShell')],
    [dotenvFile, trans.__('.env file')],
    [vsCode, trans.__('VS Code')],
    [client, trans.__('Other client')],
    [mcpConfiguration, trans.__('MCP client configuration')],
    [whichNotebook, trans.__('Which notebook am I?')],
    [runCode, trans.__('Run code in a running kernel')],
    [listRunning, trans.__('List what is running')],
    [startSession, trans.__('Start a session for a notebook')]
  ];
  return snippets.map(
    ([{ note, render, certificate, ...rest }, title], index) => ({
      ...rest,
      title,
      rank: 10 * index,
      render: request => render({ ...request, trans }),
      note: request =>
        sentences(
          note?.({ ...request, trans }) ?? '',
          certificate && isOnTls(request)
            ? trans.__(
                'If the server’s certificate is rejected, set the environment variable %1 to the file (.pem) of the authority that signed it.',
                certificate
              )
            : ''
        )
    })
  );
}
