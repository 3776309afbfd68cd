/**
 * Write a value as indented JSON, as far as a number of characters.
 *
 * What is beyond them is not looked at, so that neither megabytes nor deep
 * nesting matter: each level takes characters for its indentation.
 */
export function jsonText(
  value: unknown,
  limit: number
): { readonly text: string; readonly isWhole: boolean } {
  let text = '';
  for (const piece of piecesOf(value, limit, '\n')) {
    text += piece;
    if (text.length > limit) {
      return { text: text.slice(0, limit), isWhole: false };
    }
  }
  return { text, isWhole: true };
}

/**
 * @param newLine - A line break, and the indentation of this level.
 */
function* piecesOf(
  value: unknown,
  limit: number,
  newLine: string
): Generator<string> {
  if (typeof value !== 'object' || value === null) {
    yield quote(value, limit);
    return;
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  let before = open;
  for (const [name, item] of entriesOf(value)) {
    yield `${before}${newLine}  `;
    if (name !== null) {
      yield `${quote(name, limit)}: `;
    }
    yield* piecesOf(item, limit, `${newLine}  `);
    before = ',';
  }
  yield before === open ? open + close : newLine + close;
}

function* entriesOf(value: object): Generator<[string | null, unknown]> {
  if (Array.isArray(value)) {
    for (const item of value) {
      yield [null, item];
    }
  } else {
    yield* Object.entries(value);
  }
}

/**
 * Write a value that has no others in it. Of a long text too much for the limit
 * is enough.
 */
function quote(value: unknown, limit: number): string {
  return JSON.stringify(
    typeof value === 'string' ? value.slice(0, limit) : value
  );
}
