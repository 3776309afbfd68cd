import { trans } from '../../../ui/__tests__/trans';
import { ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { client, mcpConfiguration } from '../clients';

describe('Another Jupyter client', () => {
  const LOCAL = 'URL: http://localhost:8888/';

  it.each([
    [
      { token: 'abc' },
      [
        LOCAL,
        'Token: abc',
        'Both in one, for clients that ask for a URL only, such as VS Code (“Existing Jupyter Server…”) and JupyterLab Desktop:',
        'http://localhost:8888/?token=abc'
      ]
    ],
    [
      { ...ON_HUB, token: 'abc' },
      [
        'URL: https://hub.example/user/alice/',
        'Token: abc',
        'Enter them separately: JupyterHub 5.0 and later do not accept tokens in URLs.'
      ]
    ],
    [{ token: null }, [LOCAL, 'Token: press “Copy token”, and paste it there']],
    [{ token: '' }, [LOCAL, 'Token: none, this server is open to everyone']]
  ])('has what a client needs for %j', (request, lines) => {
    const code = client(trans).render(requestOf(request));
    expect(code).toBe([...lines, ''].join('\n'));
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
