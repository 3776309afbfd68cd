import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { TOKEN_VARIABLE } from './common';

/**
 * Windows PowerShell 5.1 and PowerShell 7.
 */
export function powerShell(trans: TranslationBundle): ApiSnippets.ISnippet {
  return {
    id: 'powershell',
    title: trans.__('PowerShell'),
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

/**
 * Write a text as an expression of Windows PowerShell 5.1 and PowerShell 7, on
 * one line and in ASCII.
 *
 * It can stand on the right of `=`. In quotation marks of the one kind nothing
 * but that mark has a meaning, and there are no escapes; with others of the
 * language, 5.1 can't name every character. So .NET's escapes are used where a
 * plain literal will not do. Every text can be written, halves of pairs of
 * surrogates included.
 *
 * Windows PowerShell reads a file without a byte order mark in the code page
 * of the machine. UTF-8 of many letters has a byte there that stands for a
 * typographic quotation mark, and these end a literal as `'` does. Escapes
 * keep both out.
 *
 * PowerShell, `about_Quoting_Rules`; .NET, `Regex.Unescape`.
 */
export function quotePowerShell(text: string): string {
  const quoted = quote(text);
  if (PLAIN.test(text)) {
    return quoted;
  }
  const escaped = quoted
    .replace(/\\/g, '\\\\')
    .replace(
      /[^ -~]/g,
      unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
    );
  return `[regex]::Unescape(${escaped})`;
}

const PLAIN = /^[ -~]*$/;

function quote(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
