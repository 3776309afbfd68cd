import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { client, mcpConfiguration, vsCode } from './clients';
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
  return [
    curl,
    httpie,
    pythonRequests,
    pythonStandard,
    javaScript,
    typeScript,
    r,
    powerShell,
    dotenvFile,
    vsCode,
    client,
    mcpConfiguration,
    whichNotebook,
    runCode,
    listRunning,
    startSession
  ].map((snippet, index) => ({ ...snippet(trans), rank: 10 * index }));
}
