import { isList, type IJsonObject, type Json } from '../creation';
import { quoteR } from '../quoting/r';
import { separated } from './separated';

/**
 * Lines of R that give a variable what becomes a JSON object, each of its
 * fields on a line.
 */
export function listLines(
  variable: string,
  value: IJsonObject
): readonly string[] {
  const fields = Object.entries(value).map(fieldOf);
  return [`${variable} <- list(`, ...separated(fields), ')'];
}

function fieldOf([name, value]: readonly [string, Json]): string {
  const key = /^[A-Za-z]\w*$/.test(name) ? name : quoteR(name);
  return `${key} = ${literal(value)}`;
}

/**
 * An empty list becomes `[]`, one that could have names `{}`.
 */
function literal(value: Json): string {
  switch (typeof value) {
    case 'string':
      return quoteR(value);
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    default:
      if (value === null) {
        return 'NULL';
      }
      if (isList(value)) {
        return `list(${value.map(literal).join(', ')})`;
      }
      return Object.keys(value).length > 0
        ? `list(${Object.entries(value).map(fieldOf).join(', ')})`
        : 'setNames(list(), character())';
  }
}
