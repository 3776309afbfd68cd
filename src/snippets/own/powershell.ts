import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { quotePowerShell } from '../quoting/powershell';
import { TOKEN_VARIABLE } from './tokenvariable';

/**
 * Windows PowerShell 5.1 and PowerShell 7.
 */
export function powerShell(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    name: 'PowerShell',
    rank: 70,
    mimeType: 'application/x-powershell',
    places: ['anywhere'],
    render: ({ apiUrl, token }) =>
      [
        ...(token === null ? [tokenComment(trans)] : []),
        '$request = @{',
        `  Uri = ${quotePowerShell(apiUrl)}`,
        ...(token === ''
          ? []
          : [`  Headers = @{ Authorization = ${authorization(token)} }`]),
        '}',
        'Invoke-RestMethod @request | ConvertTo-Json -Depth 100',
        ''
      ].join('\n')
  };
}

/**
 * What is typed at such a question gets into no history. `Read-Host` has a
 * switch for plain text from PowerShell 7.1 on only.
 */
function tokenComment(trans: TranslationBundle): string {
  const words = trans.__(
    'Set the token first, without leaving it in the history: %1',
    `$env:${TOKEN_VARIABLE} = ${ASK}`
  );
  return `# ${words.replace(/\s+/g, ' ')}`;
}

const ASK =
  "[Net.NetworkCredential]::new('', (Read-Host 'Token' -AsSecureString)).Password";

function authorization(token: string | null): string {
  return token === null
    ? `"token $env:${TOKEN_VARIABLE}"`
    : quotePowerShell(`token ${token}`);
}
