import type { ApiToken } from '../tokens';
import { jsonText } from './jsontext';
import type { IListing } from './listing';
import { readListing } from './listing';

/**
 * What an answer holds, as it can be shown: a list, or else the beginning of
 * its text.
 */
export type Content =
  | { readonly type: 'listing'; readonly listing: IListing }
  | { readonly type: 'text'; readonly text: string; readonly isWhole: boolean };

/**
 * Read what an answer holds. Do so once: it may have megabytes.
 *
 * @param limit - How many characters of a text are wanted.
 */
export function readContent(
  { data, path }: Pick<ApiToken.ICheck, 'data' | 'path'>,
  limit: number
): Content {
  const listing = readListing(path, data);
  if (listing) {
    return { type: 'listing', listing };
  }
  return typeof data === 'string'
    ? {
        type: 'text',
        text: data.slice(0, limit),
        isWhole: data.length <= limit
      }
    : { type: 'text', ...jsonText(data, limit) };
}
