import type { TranslationBundle } from '@jupyterlab/translation';

import type { ApiSnippets } from '../../tokens';
import { creationOf, XSRF_HEADERS, type ICreation } from '../creation';
import { quotePowerShell } from '../quoting/powershell';
import { creationComments } from './creationcomments';
import { hashComment } from './hashcomment';
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
    actions: ['read', 'create'],
    render: request => {
      const creation = request.action === 'create' ? creationOf(request) : null;
      const url = quotePowerShell(creation?.url ?? request.apiUrl);
      const hasToken = request.token !== '';
      const withCookie = creation !== null && !hasToken;
      const headers = [
        ...(hasToken
          ? [`Authorization = ${authorization(request.token)}`]
          : []),
        ...(withCookie
          ? [`${quotePowerShell(HEADER)} = ${quotePowerShell(VALUE)}`]
          : [])
      ];
      const parameters = [
        ...(creation ? [`Method = '${creation.method}'`] : []),
        `Uri = ${url}`,
        ...(headers.length > 0 ? [`Headers = @{ ${headers.join('; ')} }`] : []),
        ...(withCookie ? ['WebSession = $session'] : []),
        ...(creation
          ? ["ContentType = 'application/json'", `Body = ${bodyOf(creation)}`]
          : [])
      ];
      return [
        ...(request.token === null ? [tokenComment(trans)] : []),
        ...creationComments(creation, hasToken, trans, hashComment),
        ...(withCookie ? sessionLines(url) : []),
        '$request = @{',
        ...parameters.map(parameter => `  ${parameter}`),
        '}',
        'Invoke-RestMethod @request | ConvertTo-Json -Depth 100',
        ''
      ].join('\n');
    }
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
 * In ASCII, for Windows PowerShell sends a text as Latin-1.
 */
function bodyOf({ body }: ICreation): string {
  return quotePowerShell(
    JSON.stringify(body).replace(
      /[^ -~]/g,
      unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
    )
  );
}

/**
 * Windows PowerShell sends no cookie but that of a session.
 */
function sessionLines(url: string): readonly string[] {
  const [name, value] = COOKIE.split('=').map(quotePowerShell);
  return [
    '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
    `$cookie = New-Object System.Net.Cookie(${name}, ${value})`,
    `$session.Cookies.Add([uri]${parenthesized(url)}, $cookie)`
  ];
}

function parenthesized(expression: string): string {
  return expression.startsWith("'") ? expression : `(${expression})`;
}

const { Cookie: COOKIE, ...OTHERS } = XSRF_HEADERS;
const [[HEADER, VALUE]] = Object.entries(OTHERS);
