import type { ApiToken } from '../tokens';
import type { IListing } from './listing';
import { readListing } from './listing';

/**
 * The most characters of JSON that are shown, before it is indented.
 */
const MAX_JSON_CHARACTERS = 1_000_000;

/**
 * The most levels of JSON that are shown. Each level indents further, so that
 * deeply nested JSON would become gigabytes of spaces.
 */
const MAX_JSON_LEVELS = 50;

/**
 * What a response contains, as the panel can show it: a list, or else the
 * beginning of its text.
 *
 * - `too-large`: JSON that is too long, or nested too deeply
 */
export type Content =
  | { readonly type: 'listing'; readonly listing: IListing }
  | { readonly type: 'text'; readonly text: string; readonly isWhole: boolean }
  | { readonly type: 'too-large' };

/**
 * Reads what a response contains. Call it once: a response may have megabytes.
 *
 * @param limit - The most characters of text to return.
 */
export function readContent(
  { data, path }: Pick<ApiToken.ICheck, 'data' | 'path'>,
  limit: number
): Content {
  const listing = readListing(path, data);
  if (listing) {
    return { type: 'listing', listing };
  }
  const text = typeof data === 'string' ? data : indentedJson(data);
  return text === null
    ? { type: 'too-large' }
    : {
        type: 'text',
        text: text.slice(0, limit),
        isWhole: text.length <= limit
      };
}

/**
 * Writes a value as indented JSON; `null` when that would take too long.
 */
function indentedJson(value: unknown): string | null {
  return isDeeperThan(MAX_JSON_LEVELS, value) ||
    JSON.stringify(value).length > MAX_JSON_CHARACTERS
    ? null
    : JSON.stringify(value, null, 2);
}

function isDeeperThan(levels: number, value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (levels === 0 ||
      Object.values(value).some(item => isDeeperThan(levels - 1, item)))
  );
}
