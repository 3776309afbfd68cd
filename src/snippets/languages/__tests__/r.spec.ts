import * as fc from 'fast-check';
import { execFileSync } from 'node:child_process';

import { trans } from '../../../ui/__tests__/trans';
import { ANY_REQUEST, ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { ANY_TEXT, withoutHalfPairs } from '../../__tests__/anytext';
import { quoteR, r } from '../r';

const R = r(trans);
const reason = whyNoR();

describe('quoteR', () => {
  it.each([
    ['abc', '"abc"'],
    ['', '""'],
    ['say "hi"', '"say \\"hi\\""'],
    ["it's $5 `%", '"it\'s $5 `%"'],
    ['a\\b', '"a\\\\b"'],
    ['a\tb\r\n', '"a\\tb\\r\\n"'],
    ['é0', '"\\u00e90"'],
    ['😀0', '"\\U0001f6000"'],
    ['\u202e', '"\\u202e"'],
    ['\ud800', '"\\ufffd"'],
    ['•a', '"\\u2022a"']
  ])('writes %j', (text, quoted) => {
    expect(quoteR(text)).toBe(quoted);
  });

  it('says that no text of R holds NUL', () => {
    expect(() => quoteR('a\0b')).toThrow(RangeError);
  });
});

describe('R (httr2)', () => {
  it('reads, with a token of the environment', () => {
    expect(R.render(requestOf())).toBe(
      [
        '# install.packages(c("httr2", "jsonlite"))',
        'library(httr2)',
        '',
        'url <- "http://localhost:8888/api/sessions"',
        '# Set the token first, without leaving it in the history of your shell: read -rs JUPYTER_API_TOKEN && export JUPYTER_API_TOKEN',
        'token <- Sys.getenv("JUPYTER_API_TOKEN")',
        '',
        'request(url) |>',
        '  req_headers(Authorization = paste("token", token)) |>',
        '  req_perform() |>',
        '  resp_body_json() |>',
        '  str()',
        ''
      ].join('\n')
    );
  });

  it('holds the token', () => {
    const code = R.render(requestOf({ token: 'abc' }));
    expect(code).toContain('token <- "abc"');
    expect(code).not.toContain('JUPYTER_API_TOKEN');
  });

  it('needs no token where none is asked for', () => {
    expect(R.render(requestOf({ token: '' }))).not.toContain('token');
  });

  it('finds a server of a hub from inside', () => {
    const code = R.render(requestOf({ ...ON_HUB, place: 'server' }));
    expect(code).toContain('Sys.getenv("JUPYTERHUB_SERVICE_URL")');
    expect(code).toContain('Sys.getenv("JUPYTERHUB_API_TOKEN")');
    expect(code).not.toContain('hub.example');
  });

  it('finds a plain server from inside, with no secret in it', () => {
    const code = R.render(requestOf({ place: 'server' }));
    expect(code).toContain('system2("jupyter", "--runtime-dir"');
    expect(code).toContain('token <- server$token');
    expect(code).not.toContain('localhost');
  });
});

(reason ? describe.skip : describe)(
  `for the parser of R${reason && ` (${reason})`}`,
  () => {
    // 20 times 500: each child process parses a batch.
    it('quoteR writes every text', () => {
      fc.assert(
        fc.property(batchOf(ANY_TEXT, 500), batch => {
          const texts = batch.map(withoutNul);
          expect(constantsOf(texts.map(quoteR))).toEqual(
            texts.map(text => [withoutHalfPairs(text)])
          );
        }),
        { numRuns: 20 }
      );
    }, 120_000);

    it('R (httr2) holds every address and token', () => {
      fc.assert(
        fc.property(batchOf(ANY_REQUEST, 100), batch => {
          const requests = batch.map(request => ({
            ...request,
            apiUrl: withoutNul(request.apiUrl),
            token: withoutNul(request.token ?? '')
          }));
          const found = constantsOf(requests.map(R.render));
          requests.forEach(({ apiUrl, token }, index) => {
            expect(found[index]).toEqual(
              expect.arrayContaining([apiUrl, token].map(withoutHalfPairs))
            );
          });
        }),
        { numRuns: 10 }
      );
    }, 120_000);

    it('R (httr2) is R at each place', () => {
      const requests = (['anywhere', 'server'] as const).flatMap(place =>
        [null, '', 'abc'].flatMap(token => [
          requestOf({ place, token }),
          requestOf({ place, token, path: '/api/contents/a.ipynb' }),
          requestOf({ ...ON_HUB, place, token })
        ])
      );
      for (const constants of constantsOf(requests.map(R.render))) {
        expect(constants).not.toEqual([]);
      }
    });
  }
);

/**
 * Why this machine can't parse R, `''` when it can.
 */
function whyNoR(): string {
  try {
    execFileSync('Rscript', ['--version'], { stdio: 'ignore' });
    return '';
  } catch (error) {
    return `no Rscript on this machine: ${String(error)}`;
  }
}

function batchOf<T>(value: fc.Arbitrary<T>, size: number): fc.Arbitrary<T[]> {
  return fc.array(value, { minLength: size, maxLength: size });
}

function withoutNul(text: string): string {
  return text.replace(/\0/g, '0');
}

/**
 * The text constants of each piece of code. A process of R parses all pieces,
 * with no locale, where it takes nothing but ASCII for granted.
 *
 * @throws An error when a piece is no code of R.
 */
function constantsOf(codes: readonly string[]): readonly string[][] {
  const output = execFileSync('Rscript', ['--vanilla', '-e', PARSER], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    input: codes.map(code => `${toHex(code)}\n`).join(''),
    maxBuffer: 2 ** 28
  });
  return output
    .split('\n')
    .slice(0, -1)
    .map(line => line.split(' ').slice(1).map(fromHex));
}

/**
 * Reads lines of hexadecimal digits and prints, for each, the text constants
 * in the code that they stand for, each behind a space.
 */
const PARSER = `
constants <- function(code) {
  if (is.character(code)) code
  else if (is.call(code) || is.expression(code)) unlist(lapply(as.list(code), constants))
}
for (line in readLines("stdin")) {
  bytes <- substring(line, seq(1, nchar(line), 2), seq(2, nchar(line), 2))
  code <- rawToChar(as.raw(strtoi(bytes, 16L)))
  Encoding(code) <- "UTF-8"
  found <- constants(parse(text = code, keep.source = FALSE, encoding = "UTF-8"))
  hex <- vapply(found, function(x) paste(charToRaw(enc2utf8(x)), collapse = ""), "")
  cat(paste0(" ", hex, recycle0 = TRUE), "\\n", sep = "")
}
`;

function toHex(text: string): string {
  return Buffer.from(text).toString('hex');
}

function fromHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString();
}
