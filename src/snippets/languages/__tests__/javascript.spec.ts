import { parse } from 'acorn';
import * as fc from 'fast-check';
import * as ts from 'typescript';

import { trans } from '../../../ui/__tests__/trans';
import { ANY_REQUEST, ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { ANY_TEXT, CASES, SNIPPET_CASES } from '../../__tests__/anytext';
import { javaScript, quoteJavaScript, typeScript } from '../javascript';

const JAVASCRIPT = javaScript(trans);
const TYPESCRIPT = typeScript(trans);

describe('quoteJavaScript', () => {
  it.each([
    ['abc', "'abc'"],
    ['', "''"],
    ["it's", "'it\\'s'"],
    ['"$`%', "'\"$`%'"],
    ['a\\b', "'a\\\\b'"],
    ['naïve 日記 😀', "'naïve 日記 😀'"],
    ['a\tb\r\n', "'a\\tb\\r\\n'"],
    ['\0', "'\\u0000'"],
    ['\u2028\u2029', "'\\u2028\\u2029'"],
    ['a\u202eb', "'a\\u202eb'"],
    ['\ud800', "'\\ud800'"],
    ['\u{e0041}', "'\\udb40\\udc41'"]
  ])('writes %j', (text, quoted) => {
    expect(quoteJavaScript(text)).toBe(quoted);
  });

  it('writes every text, for a parser of JavaScript', () => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        expect(constantsOf(`(${quoteJavaScript(text)});`)).toEqual([text]);
      }),
      CASES
    );
  });

  it('writes every text, for the parser of TypeScript', () => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        expect(typeScriptConstantsOf(`(${quoteJavaScript(text)});`)).toEqual([
          text
        ]);
      }),
      CASES
    );
  });
});

describe('JavaScript (fetch)', () => {
  it('reads, with a token of the environment', () => {
    expect(JAVASCRIPT.render(requestOf())).toBe(
      [
        '// Node.js 18 or newer: save as jupyter.mjs and run: node jupyter.mjs',
        '',
        "const url = 'http://localhost:8888/api/sessions';",
        '// Set the token first, without leaving it in the history of your shell: read -rs JUPYTER_API_TOKEN && export JUPYTER_API_TOKEN',
        'const token = process.env.JUPYTER_API_TOKEN;',
        '',
        'const response = await fetch(url, {',
        '  headers: { Authorization: `token ${token}` }',
        '});',
        'if (!response.ok) {',
        '  throw new Error(`${response.status} ${await response.text()}`);',
        '}',
        'console.log(JSON.stringify(await response.json(), null, 2));',
        ''
      ].join('\n')
    );
  });

  it('holds the token', () => {
    const code = JAVASCRIPT.render(requestOf({ token: 'abc' }));
    expect(code).toContain("const token = 'abc';");
    expect(code).not.toContain('JUPYTER_API_TOKEN');
  });

  it('needs no token where none is asked for', () => {
    const code = JAVASCRIPT.render(requestOf({ token: '' }));
    expect(code).toContain('await fetch(url);');
    expect(code).not.toContain('token');
  });

  it('is JavaScript in each form', () => {
    for (const request of everyForm()) {
      expect(() => constantsOf(JAVASCRIPT.render(request))).not.toThrow();
    }
  });

  it('holds every address and token', () => {
    fc.assert(
      fc.property(ANY_REQUEST, request => {
        const constants = constantsOf(JAVASCRIPT.render(request));
        expect(constants).toEqual(
          expect.arrayContaining([request.apiUrl, request.token])
        );
      }),
      SNIPPET_CASES
    );
  });
});

describe('TypeScript (@jupyterlab/services)', () => {
  it('reads, with the token in it', () => {
    const request = requestOf({ ...ON_HUB, token: 'abc' });
    expect(TYPESCRIPT.render(request)).toBe(
      [
        '// Node.js 18 or newer: npm install @jupyterlab/services tsx, save as jupyter.mts, and run: npx tsx jupyter.mts',
        "import { ServerConnection } from '@jupyterlab/services';",
        '',
        "const token = 'abc';",
        'const settings = ServerConnection.makeSettings({',
        "  baseUrl: 'https://hub.example/user/alice/',",
        '  token',
        '});',
        "const url = 'https://hub.example/user/alice/api/sessions';",
        '',
        'const response = await ServerConnection.makeRequest(url, {}, settings);',
        'if (!response.ok) {',
        '  throw new ServerConnection.ResponseError(response);',
        '}',
        'console.log(JSON.stringify(await response.json(), null, 2));',
        ''
      ].join('\n')
    );
  });

  it('reads the token from the environment', () => {
    const code = TYPESCRIPT.render(requestOf());
    expect(code).toContain('const token = process.env.JUPYTER_API_TOKEN;');
    expect(code.match(/read -rs/g)).toHaveLength(1);
  });

  it('is TypeScript in each form', () => {
    for (const request of everyForm()) {
      const code = TYPESCRIPT.render(request);
      expect(() => typeScriptConstantsOf(code)).not.toThrow();
    }
  });

  it('holds every address and token', () => {
    fc.assert(
      fc.property(ANY_REQUEST, request => {
        const constants = typeScriptConstantsOf(TYPESCRIPT.render(request));
        expect(constants).toEqual(
          expect.arrayContaining([
            request.serverUrl,
            request.apiUrl,
            request.token
          ])
        );
      }),
      SNIPPET_CASES
    );
  });
});

function* everyForm(): Generator<ReturnType<typeof requestOf>> {
  for (const token of [null, '', 'abc']) {
    for (const path of ['/api/sessions', '/api/contents/a.txt']) {
      yield requestOf({ token, path });
      yield requestOf({ ...ON_HUB, token, path });
    }
  }
}

/**
 * The text constants of a module.
 */
function constantsOf(code: string): readonly string[] {
  const constants: string[] = [];
  const program: unknown = parse(code, {
    ecmaVersion: 2022,
    sourceType: 'module'
  });
  const nodes = [program];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (typeof node === 'object' && node !== null) {
      if ('type' in node && node.type === 'Literal' && 'value' in node) {
        constants.push(...(typeof node.value === 'string' ? [node.value] : []));
      }
      nodes.push(...Object.values(node).filter(value => value !== undefined));
    }
  }
  return constants;
}

/**
 * The text constants of a module of TypeScript.
 *
 * @throws An error for what is none.
 */
function typeScriptConstantsOf(code: string): readonly string[] {
  const source = ts.createSourceFile(
    'jupyter.mts',
    code,
    ts.ScriptTarget.ES2022
  );
  if (!isWhole(source)) {
    throw new Error(`No TypeScript: ${code}`);
  }
  const constants: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) {
      constants.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return constants;
}

/**
 * Whether the parser found nothing wrong.
 */
function isWhole(source: ts.SourceFile): boolean {
  return (
    'parseDiagnostics' in source &&
    Array.isArray(source.parseDiagnostics) &&
    source.parseDiagnostics.length === 0
  );
}
