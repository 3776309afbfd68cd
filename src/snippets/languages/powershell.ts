import { sentences } from '../../rest/text';
import {
  type ISnippet,
  comment,
  escapeUnicode,
  isOnTls,
  joinParagraphs,
  noJsonWords,
  TOKEN_VARIABLE,
  tokenVariableWords
} from './common';

/** Windows PowerShell 5.1 and PowerShell 7. */
export const powerShell: ISnippet = {
  id: 'powershell',
  mimeType: 'application/x-powershell',
  places: ['anywhere'],
  note: request => {
    const { trans } = request;
    return sentences(
      // Until a run of the browser tests with `pwsh` on the PATH has passed.
      trans.__('This code has not been run in PowerShell yet.'),
      isOnTls(request)
        ? trans.__(
            'If the server’s certificate is rejected, add that of the authority that signed it to the certificates of the operating system.'
          )
        : ''
    );
  },
  render: ({ apiUrl, basicAuthentication, token, trans }) => {
    const authorization =
      token === null
        ? `"token $env:${TOKEN_VARIABLE}"`
        : quotePowerShell(`token ${token}`);
    return joinParagraphs([
      token === null && comment('#', tokenVariableWords(trans, SET_TOKEN)),
      '$request = @{',
      `  Uri = ${quotePowerShell(apiUrl)}`,
      token !== '' && `  Headers = @{ Authorization = ${authorization} }`,
      basicAuthentication && '  Credential = Get-Credential',
      '  MaximumRedirection = 0',
      "  ErrorAction = 'Stop'",
      '}',
      '$response = Invoke-RestMethod @request',
      // A web page.
      'if ($response -is [string] -or $response -is [xml]) {',
      `  throw ${quotePowerShell(noJsonWords(trans).replace(/[“”]/g, '"'))}`,
      '}',
      'ConvertTo-Json $response -Depth 100'
    ]);
  }
};

/**
 * The history does not keep what is typed at such a prompt. `Read-Host` has a
 * switch for plain text only from PowerShell 7.1 on.
 */
const SET_TOKEN = `$env:${TOKEN_VARIABLE} = [Net.NetworkCredential]::new('', (Read-Host 'Token' -AsSecureString)).Password`;

/**
 * Writes any text, lone surrogates included, as an expression of Windows
 * PowerShell 5.1 and PowerShell 7, on one line and in ASCII (PowerShell,
 * `about_Quoting_Rules`; .NET, `Regex.Unescape`).
 *
 * Single quotation marks have no escapes, and double ones can't name every
 * character in 5.1, so .NET's escapes are used.
 *
 * Windows PowerShell reads a file without a byte order mark in the machine's
 * code page. There, bytes of UTF-8 can be typographic quotation marks, which
 * end a literal as `'` does.
 */
export function quotePowerShell(text: string): string {
  const quoted = `'${text.replace(/'/g, "''")}'`;
  if (/^[ -~]*$/.test(text)) {
    return quoted;
  }
  const escaped = quoted
    .replace(/\\/g, '\\\\')
    .replace(/[^ -~]/g, escapeUnicode);
  return `[regex]::Unescape(${escaped})`;
}
