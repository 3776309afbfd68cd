import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const CHECKOUT = path.resolve(__dirname, '../..');
const SOURCE = path.join(CHECKOUT, 'src');
const TEMPLATE = path.join(CHECKOUT, '.cache/catalog.pot');

/**
 * Which arguments are texts to translate, by the name of the function: those of
 * JupyterLab's `TranslationBundle`. The first of some is the context.
 */
const FUNCTIONS: ReadonlyMap<string, readonly (keyof IText)[]> = new Map([
  ['__', ['text']],
  ['_n', ['text', 'plural']],
  ['_p', ['context', 'text']],
  ['_np', ['context', 'text', 'plural']]
]);

interface IText {
  context?: string;
  text?: string;
  plural?: string;
}

interface ICall {
  readonly place: string;

  /** What it translates, `null` where that is not written in the call. */
  readonly key: string | null;
}

/** What tells a text from all others. */
function keyOf({ context = '', text = '', plural = '' }: IText): string {
  return JSON.stringify([context, text, plural]);
}

/** All calls in the source that translate, found by TypeScript itself. */
function calls(): ICall[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.includes('__tests__'))
    .flatMap(file => callsIn(file));
}

function callsIn(file: string): ICall[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(SOURCE, file), 'utf8'),
    ts.ScriptTarget.Latest
  );
  const found: ICall[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression)
    ) {
      const names = FUNCTIONS.get(node.expression.name.text);
      if (names && file !== path.join('ui', 'locale.ts')) {
        const line = source.getLineAndCharacterOfPosition(node.pos).line + 1;
        found.push({
          place: `${file}:${line}`,
          key: keyOfCall(node, names)
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function keyOfCall(
  { arguments: given }: ts.CallExpression,
  names: readonly (keyof IText)[]
): string | null {
  const text: IText = {};
  for (const [index, name] of names.entries()) {
    const argument = given[index];
    if (!argument || !ts.isStringLiteralLike(argument)) {
      return null;
    }
    text[name] = argument.text;
  }
  return keyOf(text);
}

/** The texts of the template, in gettext's form for files (PO). */
function catalog(): (IText & { readonly key: string })[] {
  return readFileSync(TEMPLATE, 'utf8')
    .split('\n\n')
    .slice(1)
    .map(entry => {
      const text: IText = {
        context: quotedAfter('msgctxt', entry),
        text: quotedAfter('msgid', entry),
        plural: quotedAfter('msgid_plural', entry)
      };
      return { ...text, key: keyOf(text) };
    });
}

/** The texts after a keyword: in quotation marks, one in a line. */
function quotedAfter(keyword: string, entry: string): string | undefined {
  const found = new RegExp(`^${keyword} ((?:".*"\\n?)+)`, 'm').exec(entry);
  return found?.[1]
    .trim()
    .split('\n')
    .map(line => String(JSON.parse(line)))
    .join('');
}

describe('the catalog of texts to translate', () => {
  execFileSync('make', ['catalog'], { cwd: CHECKOUT });
  const entries = catalog();
  const found = calls();

  it('is there', () => {
    expect(entries.length).toBeGreaterThan(300);
    expect(found.length).toBeGreaterThan(300);
  });

  it('can be extracted: each text is in the call that translates it', () => {
    expect(found.filter(({ key }) => key === null)).toEqual([]);
  });

  it('has each text of the source', () => {
    const keys = new Set(entries.map(({ key }) => key));
    expect(found.filter(({ key }) => key && !keys.has(key))).toEqual([]);
  });

  it('has the titles of the settings, in the extension’s own domain', () => {
    const folder = path.join(CHECKOUT, 'schema');
    for (const file of readdirSync(folder)) {
      const schema = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
      // Without it JupyterLab looks for them among its own.
      expect(schema['jupyter.lab.internationalization']).toEqual({
        domain: 'jupyterlab_api_token'
      });
      expect(entries.map(({ text }) => text)).toContain(schema.title);
    }
  });
});
