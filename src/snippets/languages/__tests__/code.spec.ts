import type { ApiSnippets } from '../../../tokens';
import { builtIn, ON_HUB, requestOf } from '../../__tests__/anyrequest';

const LOCAL = 'http://localhost:8888/';
const HUB = 'https://hub.example/user/alice/';
const PATH = `${HUB}api/sessions`;

const KEEP =
  'Keep this file out of version control, and readable by you only: chmod 600 .env';

const IN_HUB_FORM = `
Existing JupyterHub Server… (extension JupyterHub)
URL: https://hub.example/
Username: alice
Token: a%b
`;

function mcp(env: object): string {
  const jupyter = {
    command: 'uvx',
    args: ['jupyter-mcp-server@2.2.4'],
    env: { JUPYTER_URL: HUB.slice(0, -1), ...env }
  };
  return `${JSON.stringify({ mcpServers: { jupyter } }, null, 2)}\n`;
}

// The browser tests run the other ones on each machine.
it.each<[string, Partial<ApiSnippets.IRequest>, string]>([
  [
    'r-httr2',
    { ...ON_HUB, token: 'abc' },
    `# install.packages(c("httr2", "jsonlite"))
library(httr2)

url <- "${PATH}"
token <- "abc"

request(url) |>
  req_headers(Authorization = paste("token", token)) |>
  req_perform() |>
  resp_body_json() |>
  str()
`
  ],
  [
    'powershell',
    ON_HUB,
    `# Set the token first, without leaving it in your shell’s history: $env:JUPYTER_API_TOKEN = [Net.NetworkCredential]::new('', (Read-Host 'Token' -AsSecureString)).Password
$request = @{
  Uri = '${PATH}'
  Headers = @{ Authorization = "token $env:JUPYTER_API_TOKEN" }
  MaximumRedirection = 0
  ErrorAction = 'Stop'
}
$response = Invoke-RestMethod @request
if ($response -is [string] -or $response -is [xml]) {
  throw 'No JSON came from the API. "Test token" in JupyterLab can say why.'
}
ConvertTo-Json $response -Depth 100
`
  ],
  [
    'dotenv',
    {},
    `JUPYTER_API_URL=${LOCAL}\n# Add the token. ${KEEP}\nJUPYTER_API_TOKEN=\n`
  ],
  [
    'dotenv',
    { token: 'abc' },
    `JUPYTER_API_URL=${LOCAL}\n# ${KEEP}\nJUPYTER_API_TOKEN=abc\n`
  ],
  ['dotenv', { token: '' }, `JUPYTER_API_URL=${LOCAL}\n`],
  ['other-client', { token: 'abc' }, `URL: ${LOCAL}\nToken: abc\n`],
  [
    'other-client',
    { ...ON_HUB, token: null },
    `URL: ${HUB}\nToken: press “Copy token”, and paste it there\n`
  ],
  ['other-client', { token: '' }, `URL: ${LOCAL}\nToken: none\n`],
  [
    'vs-code',
    { token: 'a%b' },
    `Existing Jupyter Server…\n${LOCAL}?token=a%25b\n`
  ],
  ['vs-code', { token: '' }, `Existing Jupyter Server…\n${LOCAL}\n`],
  [
    'vs-code',
    { token: null },
    `Existing Jupyter Server…\n${LOCAL}?token=\nAt its end, paste the token: press “Copy token”\n`
  ],
  [
    'vs-code',
    { ...ON_HUB, takesTokenInUrl: true, token: 'a%b' },
    `Existing Jupyter Server…\n${HUB}?token=a%25b\n${IN_HUB_FORM}`
  ],
  [
    'vs-code',
    { ...ON_HUB, token: 'a%b' },
    `Existing Jupyter Server…\nNot known to work here. From JupyterHub 5.0 on, servers do not accept a token in a URL.\n${IN_HUB_FORM}`
  ],
  [
    'mcp-client',
    { ...ON_HUB, token: null },
    mcp({
      JUPYTER_TOKEN: '${JUPYTER_API_TOKEN}',
      START_NEW_CODE_SANDBOX: 'false',
      NETRC: ''
    })
  ],
  [
    'mcp-client',
    { ...ON_HUB, token: '' },
    mcp({ START_NEW_CODE_SANDBOX: 'false', NETRC: '' })
  ],
  // Invisible characters are escaped.
  [
    'mcp-client',
    { ...ON_HUB, token: 'a\u202eb\u2028c\n' },
    mcp({
      JUPYTER_TOKEN: '0',
      START_NEW_CODE_SANDBOX: 'false',
      NETRC: ''
    }).replace('"0"', '"a\\u202eb\\u2028c\\n"')
  ]
])('the code of %s for %j', (id, request, code) => {
  expect(builtIn(id).render(requestOf(request))).toBe(code);
});

const XSRF = `# A server without a token requires a cookie and a header that match.
request.add_header("Cookie", "_xsrf=script")
request.add_header("X-XSRFToken", "script")
`;

/** Something in front of the server asks for a username and password. */
const BASIC = { token: '', basicAuthentication: true };

it.each<[string, Partial<ApiSnippets.IRequest>, string]>([
  ['run-code', { token: '' }, 'client = KernelWebSocketClient(channels)\n'],
  ['start-session', { place: 'anywhere', token: '' }, XSRF],
  ['curl', BASIC, " --user USERNAME 'http"],
  ['httpie', BASIC, "http --check-status --auth USERNAME GET 'http"],
  ['python-requests', BASIC, 'auth=(input("Username: "), getpass())'],
  ['r-httr2', BASIC, 'req_auth_basic("USERNAME")'],
  ['powershell', BASIC, 'Credential = Get-Credential']
])(
  'only for such a request %s has lines of its own: %j',
  (id, request, lines) => {
    const { render } = builtIn(id);
    const { place } = request;
    expect(render(requestOf(request))).toContain(lines);
    expect(render(requestOf({ place: place ?? 'anywhere' }))).not.toContain(
      lines
    );
  }
);

it('a session is started also in a server that the page does not know as open', () => {
  const request = requestOf({ place: 'server' });
  expect(builtIn('start-session').render(request)).toContain(XSRF);
});

it('“Run code” installs a tested series of the program that gets the token', () => {
  expect(builtIn('run-code').render(requestOf())).toMatch(
    /^# pip install "jupyter-kernel-client<1\.1"\n/
  );
});

it.each(['run-code', 'list-running', 'start-session'])(
  '%s does not depend on the path',
  id => {
    const { render } = builtIn(id);
    expect(render(requestOf({ path: '/api/kernels?a=1' }))).toBe(
      render(requestOf())
    );
  }
);

const MCP = /^The client downloads jupyter-mcp-server from PyPI, a project/;
const KERNEL_CLIENT = /into the URL of its WebSocket/;

it.each<[string, Partial<ApiSnippets.IRequest>, RegExp]>([
  ['other-client', {}, /^$/],
  ['other-client', ON_HUB, /in the header “Authorization”\.$/],
  ['mcp-client', { token: 'abc' }, MCP],
  ['mcp-client', { token: '' }, MCP],
  ['mcp-client', { token: null }, /^The client.* read -rs JUPYTER_API_TOKEN/],
  ['mcp-client', ON_HUB, /From JupyterHub 5.* but not run code\./],
  ['run-code', { token: 'abc' }, KERNEL_CLIENT],
  ['run-code', { token: null }, KERNEL_CLIENT],
  ['run-code', { token: '' }, /^$/],
  ['run-code', { place: 'server' }, /^$/]
])('the note of %s for %j', (id, request, words) => {
  expect(builtIn(id).note?.(requestOf(request))).toMatch(words);
});

it.each([
  ['curl', 'CURL_CA_BUNDLE'],
  ['httpie', 'REQUESTS_CA_BUNDLE'],
  ['python-requests', 'REQUESTS_CA_BUNDLE'],
  ['python-standard-library', 'SSL_CERT_FILE'],
  ['list-running', 'SSL_CERT_FILE'],
  ['javascript-fetch', 'NODE_EXTRA_CA_CERTS'],
  ['typescript-services', 'NODE_EXTRA_CA_CERTS'],
  ['r-httr2', 'the option “cainfo” of req_options()'],
  ['powershell', 'the certificates of the operating system']
])(
  'the note of %s is on a certificate where the page uses HTTPS',
  (id, words) => {
    const { note } = builtIn(id);
    expect(note?.(requestOf(ON_HUB))).toContain(words);
    for (const request of [{ ...ON_HUB, place: 'server' } as const, {}]) {
      expect(note?.(requestOf(request))).not.toContain(words);
    }
  }
);

it('a .env file says that it can’t contain a token', () => {
  const request = requestOf({ token: '${HOME}' });
  expect(() => builtIn('dotenv').render(request)).toThrow(
    'The value of JUPYTER_API_TOKEN has characters that programs read from a .env file in different ways'
  );
});
