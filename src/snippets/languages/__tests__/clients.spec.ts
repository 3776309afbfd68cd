import { trans } from '../../../ui/__tests__/trans';
import { ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { client, mcpConfiguration, vsCode } from '../clients';

const LOCAL = 'http://localhost:8888/';
const HUB = 'https://hub.example/user/alice/';

describe('Other client', () => {
  const { note, render } = client(trans);

  it.each([
    [{ token: 'abc' }, [`URL: ${LOCAL}`, 'Token: abc']],
    [{ ...ON_HUB, token: 'abc' }, [`URL: ${HUB}`, 'Token: abc']],
    [
      { token: null },
      [`URL: ${LOCAL}`, 'Token: press “Copy token”, and paste it there']
    ],
    [
      { token: '' },
      [`URL: ${LOCAL}`, 'Token: none, this server is open to everyone']
    ]
  ])('has what a client needs for %j', (request, lines) => {
    expect(render(requestOf(request))).toBe([...lines, ''].join('\n'));
  });

  it('says that the header must have the token, where a URL may not', () => {
    expect(note?.(requestOf())).toBe('');
    expect(note?.(requestOf(ON_HUB))).toContain('in the header');
  });
});

describe('VS Code', () => {
  const { render } = vsCode(trans);
  const EXISTING = 'Existing Jupyter Server…';
  const HUB_FORM = [
    '',
    'Existing JupyterHub Server… (extension JupyterHub)',
    'URL: https://hub.example/',
    'Username: alice',
    'Token: a%b'
  ];

  it.each([
    [{ token: 'a%b' }, [EXISTING, `${LOCAL}?token=a%25b`]],
    [{ token: '' }, [EXISTING, LOCAL]],
    [
      { token: null },
      [
        EXISTING,
        `${LOCAL}?token=`,
        'At its end, paste the token: press “Copy token”'
      ]
    ],
    [
      { ...ON_HUB, takesTokenInUrl: true, token: 'a%b' },
      [EXISTING, `${HUB}?token=a%25b`, ...HUB_FORM]
    ],
    [
      { ...ON_HUB, token: 'a%b' },
      [
        EXISTING,
        'Not known to work here: from JupyterHub 5.0 on, servers do not accept a token in a URL.',
        ...HUB_FORM
      ]
    ]
  ])('has the forms for %j', (request, lines) => {
    expect(render(requestOf(request))).toBe([...lines, ''].join('\n'));
  });
});

describe('MCP client configuration', () => {
  const { note, render } = mcpConfiguration(trans);

  it.each([
    [null, { JUPYTER_TOKEN: '${JUPYTER_API_TOKEN}' }],
    ['', {}]
  ])('starts the pinned version, with the token %j', (token, env) => {
    expect(JSON.parse(render(requestOf({ ...ON_HUB, token })))).toEqual({
      mcpServers: {
        jupyter: {
          command: 'uvx',
          args: ['jupyter-mcp-server@2.2.4'],
          env: {
            JUPYTER_URL: 'https://hub.example/user/alice',
            START_NEW_CODE_SANDBOX: 'false',
            ...env
          }
        }
      }
    });
  });

  it.each(['abc', null, ''])(
    'warns about the third-party program: %j',
    token => {
      expect(note?.(requestOf({ token }))).toMatch(
        /^The client downloads jupyter-mcp-server from PyPI/
      );
    }
  );

  it('escapes invisible characters', () => {
    expect(render(requestOf({ token: 'a\u202eb\u2028c\n' }))).toContain(
      '"JUPYTER_TOKEN": "a\\u202eb\\u2028c\\n"'
    );
  });
});
