import { parse as parseDotenv } from 'dotenv';
import * as fc from 'fast-check';

import { otherHosts, strictUrl } from '../../../rest/path';
import type { ApiSnippets } from '../../../tokens';
import {
  ANY_REQUEST,
  BUILT_IN,
  builtIn,
  ON_HUB,
  requestOf
} from '../../__tests__/anyrequest';
import { ANY_TEXT, batchOf, withoutHalfPairs } from '../../__tests__/anytext';
import { readCode } from '../../__tests__/powershellreader';
import { textsIn } from '../../__tests__/pythonreader';
import { placesOf } from '../../writer';
import { quoteDotenv } from '../dotenv';
import {
  HAS_R,
  javaScriptConstants,
  rConstants,
  typeScriptConstants
} from './readers';

function withPlace(place: ApiSnippets.Place) {
  return BUILT_IN.filter(snippet => placesOf(snippet).includes(place)).map(
    ({ id }) => id
  );
}

it('the snippets have ids in kebab case, titles, and ranks in their order', () => {
  for (const [index, { id, title, rank }] of BUILT_IN.entries()) {
    expect(id).toMatch(/^[a-z][a-z\d]*(-[a-z\d]+)*$/);
    expect(title).not.toBe('');
    expect(rank).toBe(10 * index);
  }
});

describe.each(withPlace('anywhere'))('%s', id => {
  const write = (token: string | null) =>
    builtIn(id).render(requestOf({ ...ON_HUB, token, user: 'alice' }));

  it('contains the token when it is included', () => {
    expect(write('s3cret')).toContain('s3cret');
    expect(write('s3cret')).toContain('hub.example/');
    const { serverUrl = '' } = ON_HUB;
    expect(otherHosts(write('s3cret'), serverUrl)).toEqual([]);
  });

  it('says where to get the token when it is not included', () => {
    expect(write(null)).toMatch(
      ['other-client', 'vs-code'].includes(id)
        ? /press “Copy token”/
        : /JUPYTER_API_TOKEN/
    );
  });

  it('sends no token where the server requires none', () => {
    expect(write('')).not.toMatch(
      /authorization|JUPYTER_(API_)?TOKEN|headers/i
    );
  });
});

describe.each(withPlace('server'))('%s in the server', id => {
  const write = (request: Partial<ApiSnippets.IRequest>) =>
    builtIn(id).render(requestOf({ ...request, place: 'server' }));

  it('uses JupyterHub’s environment variables', () => {
    const code = write(ON_HUB);
    expect(code).toContain('JUPYTERHUB_SERVICE_URL');
    expect(code).toContain('JUPYTERHUB_API_TOKEN');
    expect(code).not.toContain('hub.example');
    expect(write({ ...ON_HUB, token: '' })).not.toMatch(/token\b.*JUPYTERHUB/);
  });

  it('uses the server’s file without a hub', () => {
    const code = write({});
    expect(code).toContain('JPY_PARENT_PID');
    expect(code).toMatch(/token/);
    expect(code).not.toContain('localhost:8888');
    expect(write({ token: '' })).not.toMatch(/Authorization/);
  });
});

/** How each language reads its own code: the texts in each piece. */
const READERS: Readonly<Record<string, (codes: readonly string[]) => unknown>> =
  {
    'javascript-fetch': codes => codes.map(javaScriptConstants),
    'typescript-services': codes => codes.map(typeScriptConstants),
    'python-requests': textsIn,
    'python-standard-library': textsIn,
    'run-code': textsIn,
    'list-running': textsIn,
    'start-session': textsIn,
    ...(HAS_R && { 'r-httr2': rConstants })
  };

describe.each(Object.entries(READERS))('any values in %s', (id, read) => {
  const { render } = builtIn(id);

  it('are read unchanged', () => {
    fc.assert(
      fc.property(batchOf(ANY_REQUEST, 200), batch => {
        const isR = id === 'r-httr2';
        const requests = batch.map(request => ({
          ...request,
          apiUrl: isR ? withoutNul(request.apiUrl) : request.apiUrl,
          token: isR ? withoutNul(request.token ?? '') : request.token
        }));
        expect(read(requests.map(render))).toEqual(
          requests.map(({ apiUrl, serverUrl, token }) =>
            expect.arrayContaining([
              READS_SERVER.has(id) ? serverUrl : apiUrl,
              token
            ])
          )
        );
      }),
      { numRuns: 10 }
    );
  }, 120_000);

  it('give valid code at every place, with and without a token', () => {
    const { places = ['anywhere', 'server'] } = builtIn(id);
    const forms = places.flatMap(place =>
      [null, '', 'abc'].flatMap(token => [
        requestOf({ place, token }),
        requestOf({ ...ON_HUB, place, token })
      ])
    );
    expect(() => read(forms.map(render))).not.toThrow();
  });
});

/** The snippets whose path is their own. */
const READS_SERVER = new Set(['run-code', 'list-running', 'start-session']);

function withoutNul(text: string): string {
  return withoutHalfPairs(text.replace(/\0/g, '0'));
}

it('Python appends any path to the URL that it finds in the server', () => {
  fc.assert(
    fc.property(batchOf(ANY_TEXT, 500), texts => {
      const paths = texts.map(text => strictUrl(`api/contents/${text}`));
      const codes = paths.map(path =>
        builtIn('python-standard-library').render(
          requestOf({
            ...ON_HUB,
            place: 'server',
            apiUrl: `${ON_HUB.serverUrl}${path}`
          })
        )
      );
      expect(textsIn(codes)).toEqual(
        paths.map(path => expect.arrayContaining([path]))
      );
    }),
    { numRuns: 2 }
  );
});

/** Runs a test of a snippet's code with any values. */
function forAny(
  id: string,
  test: (write: () => string, request: ApiSnippets.IRequest) => void
): void {
  const { render } = builtIn(id);
  const property = fc.property(ANY_REQUEST, request =>
    test(() => render(request), request)
  );
  fc.assert(property, { numRuns: 5000 });
}

it('any values in PowerShell are read unchanged', () => {
  const { render } = builtIn('powershell');
  const plain = readCode(render(requestOf({ token: 'abc' }))).rest;
  forAny('powershell', (write, { apiUrl, token }) => {
    const { values, rest } = readCode(write());
    expect(values).toEqual([
      apiUrl,
      `token ${token}`,
      'Stop',
      'No JSON came from the API. "Test token" in JupyterLab can say why.'
    ]);
    expect(rest).toBe(plain);
  });
});

it('any values in a .env file are read unchanged, or refused where no form can hold them', () => {
  forAny('dotenv', (write, { serverUrl, token }) => {
    if ([serverUrl, token ?? ''].map(quoteDotenv).includes(null)) {
      expect(write).toThrow('.env');
      expect(serverUrl + token).toMatch(/\p{Cs}|[\0'"\\]|\$\{/u);
    } else {
      for (const fast of [false, true]) {
        expect(parseDotenv(write(), { fast })).toEqual({
          JUPYTER_API_URL: serverUrl,
          JUPYTER_API_TOKEN: token
        });
      }
    }
  });
});

it('any values in the MCP configuration are read unchanged', () => {
  forAny('mcp-client', (write, { serverUrl, token }) => {
    expect(JSON.parse(write()).mcpServers.jupyter.env).toMatchObject({
      JUPYTER_URL: serverUrl.replace(/\/+$/, ''),
      JUPYTER_TOKEN: token
    });
  });
});

it('a server finds any token in the URL for VS Code', () => {
  const { render } = builtIn('vs-code');
  forAny('vs-code', (_, { token }) => {
    const [url] = render(requestOf({ token })).split('\n').slice(-2);
    expect(new URL(url).searchParams.get('token')).toBe(
      withoutHalfPairs(token ?? '')
    );
  });
});
