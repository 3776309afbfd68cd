// Lints prose with textlint: Markdown, and with `--code` also the texts to
// translate and the comments of the code.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

import { createLinter, loadLinterFormatter, loadTextlintrc } from 'textlint';
import ts from 'typescript';

const TRANSLATES = /(^|\.)_(_|n|p|np)$/;
const NAMES = /`[^`]*`|@param \S+|https?:\S+/g;
const PROSE = {
  '.json': /(?<="(title|description)": )".*"/g,
  '.py': /"""[\s\S]*?"""|(?<=^|\s)#\s.*$/gm
};

function* typeScriptProse(text) {
  const file = ts.createSourceFile('', text, ts.ScriptTarget.Latest, true);
  const nodes = [file];
  for (const node of nodes) {
    nodes.push(...node.getChildren(file));
    const isTranslated =
      ts.isStringLiteralLike(node) &&
      ts.isCallExpression(node.parent) &&
      TRANSLATES.test(node.parent.expression.getText(file));
    yield* ts.getLeadingCommentRanges(text, node.pos) ?? [];
    yield* ts.getTrailingCommentRanges(text, node.end) ?? [];
    yield* isTranslated ? [{ pos: node.getStart(file), end: node.end }] : [];
  }
}

// Blanks all but the prose, so that lines and columns stay those of the file.
function proseOf(name) {
  const text = readFileSync(name, 'utf8');
  const blank = part => part.replace(/[^\n]/g, ' ');
  const ranges =
    extname(name) === '.ts'
      ? typeScriptProse(text)
      : Array.from(text.matchAll(PROSE[extname(name)]), match => ({
          pos: match.index,
          end: match.index + match[0].length
        }));
  let prose = blank(text);
  for (const { pos, end } of ranges) {
    const part = text.slice(pos, end).replace(NAMES, blank);
    prose = prose.slice(0, pos) + part + prose.slice(end);
  }
  return prose;
}

function files(...patterns) {
  const options = ['--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', ['ls-files', ...options, ...patterns]);
  return `${names}`.trim().split('\n').filter(existsSync);
}

const linter = createLinter({ descriptor: await loadTextlintrc() });
const results = await linter.lintFiles(files('*.md', ':!benchmarks/results'));
if (process.argv.includes('--code')) {
  for (const name of files('*.ts', '*.py', 'schema/*.json')) {
    const result = await linter.lintText(proseOf(name), `${name}.txt`);
    results.push({ ...result, filePath: name });
  }
}
const formatter = await loadLinterFormatter({ formatterName: 'unix' });
process.stdout.write(formatter.format(results));
process.exitCode = results.some(({ messages }) => messages.length) ? 1 : 0;
