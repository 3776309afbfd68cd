import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { client } from './client';
import { curl } from './curl';
import { dotenvFile } from './dotenv';
import { httpie } from './httpie';
import { javaScript } from './javascript';
import { listRunning } from './listrunning';
import { mcpConfiguration } from './mcp';
import { powerShell } from './powershell';
import { pythonRequests } from './pythonrequests';
import { pythonStandard } from './pythonstandard';
import { r } from './r';
import { runCode } from './runcode';
import { startSession } from './startsession';
import { typeScript } from './typescript';
import { whichNotebook } from './whichnotebook';

/**
 * The extension's own snippets.
 */
export function ownSnippets(
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
    client,
    mcpConfiguration,
    whichNotebook,
    runCode,
    listRunning,
    startSession
  ].map(snippet => snippet(trans));
}
