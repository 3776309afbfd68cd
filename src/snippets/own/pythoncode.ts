/**
 * Put Python code together from its imports and paragraphs of lines.
 *
 * Imports stand as Python's tools sort them: the standard library first, then
 * the rest, and in each `import …` before `from …`.
 */
export function pythonCode(
  imports: readonly string[],
  ...paragraphs: readonly (readonly string[])[]
): string {
  const lines = Array.from(new Set(imports)).sort(compareImports);
  const standard = lines.filter(line => STANDARD.test(line));
  const others = lines.filter(line => !STANDARD.test(line));
  return [standard, others, ...paragraphs]
    .filter(paragraph => paragraph.length > 0)
    .map(paragraph => `${paragraph.join('\n')}\n`)
    .join('\n');
}

/**
 * Lines that GET an address with the standard library.
 *
 * @param url - An expression for the address.
 * @param use - What is done with the answer, which can be read from `response`.
 *
 * urllib would send a plain header on to wherever an answer redirects, a token
 * too; not so an unredirected one.
 */
export function getLines(
  url: string,
  hasToken: boolean,
  use: string
): readonly string[] {
  return [`request = Request(${url})`, ...sendLines(hasToken, use)];
}

/**
 * Lines that add the token to `request`, send it and use the answer.
 */
export function sendLines(hasToken: boolean, use: string): readonly string[] {
  return [
    ...(hasToken
      ? ['request.add_unredirected_header("Authorization", f"token {token}")']
      : []),
    'with urlopen(request, timeout=10) as response:',
    `    ${use}`
  ];
}

/**
 * What code imports that has such lines.
 */
export const REQUEST_IMPORTS: readonly string[] = [
  'import json',
  'from urllib.request import Request, urlopen'
];

/**
 * The modules of Python's standard library that snippets import.
 */
const STANDARD = /^(import|from) (json|os|re|sys|pathlib|urllib)\b/;

function compareImports(a: string, b: string): number {
  const form = Number(a.startsWith('from')) - Number(b.startsWith('from'));
  return form || (a < b ? -1 : 1);
}
