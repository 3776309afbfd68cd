import { parse } from 'acorn';
import { execFileSync, spawnSync } from 'node:child_process';
import * as ts from 'typescript';

/**
 * The text constants of a module of JavaScript.
 *
 * @throws A `SyntaxError` for anything else.
 */
export function javaScriptConstants(code: string): string[] {
  const constants: string[] = [];
  const program = parse(code, { ecmaVersion: 2022, sourceType: 'module' });
  JSON.stringify(program, (_, node) => {
    if (node?.type === 'Literal' && typeof node.value === 'string') {
      constants.push(node.value);
    }
    return node;
  });
  return constants;
}

/**
 * The text constants of a module of TypeScript.
 *
 * @throws An error for anything else.
 */
export function typeScriptConstants(code: string): string[] {
  const source = ts.createSourceFile('x.mts', code, ts.ScriptTarget.ES2022);
  if (!('parseDiagnostics' in source) || String(source.parseDiagnostics)) {
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

export const HAS_R = spawnSync('Rscript', ['--version']).status === 0;

/**
 * The text constants of pieces of R. One process parses them all, without a
 * locale, where it assumes nothing but ASCII.
 *
 * @throws An error when a piece is no R.
 */
export function rConstants(codes: readonly string[]): string[][] {
  const output = execFileSync('Rscript', ['--vanilla', '-e', R_READER], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    input: codes.map(code => `${Buffer.from(code).toString('hex')}\n`).join(''),
    maxBuffer: 2 ** 28
  });
  return output
    .split('\n')
    .slice(0, -1)
    .map(line =>
      line
        .split(' ')
        .slice(1)
        .map(hex => Buffer.from(hex, 'hex').toString())
    );
}

/**
 * Reads lines of code in hexadecimal digits, and prints the text constants of
 * each, also in hexadecimal digits, each after a space.
 */
const R_READER = `
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
