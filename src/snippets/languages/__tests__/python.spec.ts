import * as fc from 'fast-check';

import { strictAddress } from '../../../rest/path';
import { trans } from '../../../ui/__tests__/trans';
import { ANY_REQUEST, ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { ANY_TEXT } from '../../__tests__/anytext';
import { literalsIn, textsIn } from '../../__tests__/pythonreader';
import { pythonRequests, pythonStandard, quotePython } from '../python';
import { listRunning, runCode, startSession } from '../recipes';

/** Python takes long to start, so that it gets many texts at once. */
const TEXTS = fc.array(ANY_TEXT, { minLength: 500, maxLength: 500 });

/** 10,000 texts. */
const BATCHES = { numRuns: 20 };

describe('quotePython', () => {
  it.each([
    ['', '""'],
    ['http://localhost:8888/', '"http://localhost:8888/"'],
    ["it's {x} %s $y", `"it's {x} %s $y"`],
    ['"a" \\n', '"\\"a\\" \\\\n"'],
    ['a\r\n\tb\0', '"a\\r\\n\\tb\\u0000"'],
    ['日記 😀', '"日記 😀"'],
    ['a\u202eb\u00a0', '"a\\u202eb\\u00a0"'],
    ['\ud800', '"\\ud800"'],
    ['\u{e0041}', '"\\U000e0041"']
  ])('writes %j as a reader expects it', (text, literal) => {
    expect(quotePython(text)).toBe(literal);
  });

  it('shows every character', () => {
    fc.assert(
      fc.property(TEXTS, texts => {
        expect(
          texts
            .map(quotePython)
            .filter(quoted => /\p{C}|\p{Zl}|\p{Zp}/u.test(quoted))
        ).toEqual([]);
      }),
      BATCHES
    );
  });

  it('is taken for the same text by Python', () => {
    fc.assert(
      fc.property(TEXTS, texts => {
        expect(literalsIn(texts.map(quotePython))).toEqual(texts);
      }),
      BATCHES
    );
  });
});

describe.each([
  ['Python (requests)', pythonRequests(trans), 'apiUrl'],
  ['Python (standard library)', pythonStandard(trans), 'apiUrl'],
  ['Run code in a running kernel', runCode(trans), 'serverUrl'],
  ['List what is running', listRunning(trans), 'serverUrl'],
  ['Start a session for a notebook', startSession(trans), 'serverUrl']
] as const)('%s', (name, snippet, address) => {
  it('holds the address and the token', () => {
    const requests = fc.array(ANY_REQUEST, { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(requests, batch => {
        const texts = textsIn(batch.map(request => snippet.render(request)));
        expect(texts).toEqual(
          batch.map(request =>
            expect.arrayContaining([request[address], request.token])
          )
        );
      }),
      BATCHES
    );
  });
});

describe('Inside the server', () => {
  it('Python puts the path behind the server’s address', () => {
    fc.assert(
      fc.property(TEXTS, texts => {
        const paths = texts.map(text => strictAddress(`api/contents/${text}`));
        const snippets = paths.map(path =>
          pythonStandard(trans).render(
            requestOf({
              ...ON_HUB,
              place: 'server',
              apiUrl: `${ON_HUB.serverUrl}${path}`
            })
          )
        );
        expect(textsIn(snippets)).toEqual(
          paths.map(path => expect.arrayContaining([path]))
        );
      }),
      { numRuns: 2 }
    );
  });
});
