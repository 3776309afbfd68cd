import { asDate, asText, isRecord } from './validate';
import type { JsonRecord } from './validate';

/**
 * What an answer of the server's REST API lists.
 */
export interface IListing {
  /** What the rows are. */
  readonly of: 'sessions' | 'kernels' | 'terminals' | 'contents';

  /** One for each, in the server's order. */
  readonly rows: readonly IListingRow[];
}

/**
 * A row. A field that the server left out, or gave in another shape, is
 * `null`.
 */
export interface IListingRow {
  /** The path of a session or a file, the name or id of the others. */
  readonly name: string | null;

  /** The name of the kernel's specification, or the type of a file. */
  readonly kind: string | null;

  /** The kernel's execution state. */
  readonly state: string | null;

  /** When it was last active, or a file last modified. */
  readonly lastActivity: Date | null;
}

/**
 * Read the list that an answer holds.
 *
 * @param path - The path that was asked, from the server's address.
 * @param data - The answer's JSON.
 *
 * Jupyter Server REST API, GET /api/sessions, /api/kernels, /api/terminals
 * and /api/contents/{path}, the last for a directory.
 *
 * @returns `null` for any other path, or an answer of another shape.
 */
export function readListing(path: string, data: unknown): IListing | null {
  const [, api, of] = /^\/?(api)\/([a-z]+)\b/.exec(path.trim()) ?? [];
  if (!api) {
    return null;
  }
  switch (of) {
    case 'sessions':
      return readRows('sessions', data, readSession);
    case 'kernels':
      return readRows('kernels', data, readKernel);
    case 'terminals':
      return readRows('terminals', data, readTerminal);
    case 'contents':
      return isRecord(data) && data.type === 'directory'
        ? readRows('contents', data.content, readFile)
        : null;
    default:
      return null;
  }
}

function readRows(
  of: IListing['of'],
  data: unknown,
  read: (value: JsonRecord) => IListingRow
): IListing | null {
  return Array.isArray(data) && data.every(isRecord)
    ? { of, rows: data.map(read) }
    : null;
}

function readSession(value: JsonRecord): IListingRow {
  const kernel = isRecord(value.kernel) ? value.kernel : {};
  return {
    name: asText(value.path) ?? asText(value.name),
    kind: asText(kernel.name),
    state: asText(kernel.execution_state),
    lastActivity: asDate(kernel.last_activity)
  };
}

function readKernel(value: JsonRecord): IListingRow {
  return {
    name: asText(value.id),
    kind: asText(value.name),
    state: asText(value.execution_state),
    lastActivity: asDate(value.last_activity)
  };
}

function readTerminal(value: JsonRecord): IListingRow {
  return {
    name: asText(value.name),
    kind: null,
    state: null,
    lastActivity: asDate(value.last_activity)
  };
}

function readFile(value: JsonRecord): IListingRow {
  return {
    name: asText(value.name),
    kind: asText(value.type),
    state: null,
    lastActivity: asDate(value.last_modified)
  };
}
