import * as fc from 'fast-check';

import { trans } from '../../../ui/__tests__/trans';
import { ANY_REQUEST, ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { CASES } from '../../__tests__/anytext';
import { mcpConfiguration } from '../clients';

const MCP = mcpConfiguration(trans);

describe('MCP client configuration', () => {
  it('takes the token from the environment', () => {
    expect(JSON.parse(MCP.render(requestOf(ON_HUB)))).toEqual({
      mcpServers: {
        jupyter: {
          command: 'uvx',
          args: ['jupyter-mcp-server@2.2.4'],
          env: {
            JUPYTER_URL: 'https://hub.example/user/alice',
            JUPYTER_TOKEN: '${JUPYTER_API_TOKEN}',
            START_NEW_CODE_SANDBOX: 'false'
          }
        }
      }
    });
  });

  it('needs no token where none is asked for', () => {
    expect(MCP.render(requestOf({ token: '' }))).not.toContain('TOKEN');
  });

  it.each(['abc', null, ''])('warns of the program of others: %j', token => {
    expect(MCP.note?.(requestOf({ token }))).toMatch(
      /^The client downloads jupyter-mcp-server from PyPI/
    );
  });

  it('shows what would not be seen', () => {
    const code = MCP.render(requestOf({ token: 'a\u202eb\u2028c\n' }));
    expect(code).toContain('"JUPYTER_TOKEN": "a\\u202eb\\u2028c\\n"');
  });

  it('holds every address and token', () => {
    fc.assert(
      fc.property(ANY_REQUEST, request => {
        const { env } = JSON.parse(MCP.render(request)).mcpServers.jupyter;
        expect(env).toMatchObject({
          JUPYTER_URL: request.serverUrl.replace(/\/+$/, ''),
          JUPYTER_TOKEN: request.token
        });
      }),
      CASES
    );
  });
});
