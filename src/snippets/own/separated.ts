/**
 * Indent lines, and put commas behind all but the last, as people and tools do
 * in JavaScript and must in R.
 */
export function separated(lines: readonly string[]): readonly string[] {
  return lines.map(
    (line, index) => `  ${line}${index < lines.length - 1 ? ',' : ''}`
  );
}
