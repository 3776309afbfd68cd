import { isList, type IJsonObject, type Json } from '../creation';
import { quoteJavaScript } from '../quoting/javascript';
import { separated } from './separated';

/**
 * Lines of JavaScript that give a constant a JSON object, each of its fields on
 * a line.
 */
export function constantLines(
  name: string,
  value: IJsonObject
): readonly string[] {
  const fields = Object.entries(value).map(fieldOf);
  return [`const ${name} = {`, ...separated(fields), '};'];
}

/**
 * A field of an object: its name, bare where it can be, and its value.
 */
export function fieldOf([name, value]: readonly [string, Json]): string {
  const key = /^[A-Za-z_]\w*$/.test(name) ? name : quoteJavaScript(name);
  return `${key}: ${literal(value)}`;
}

function literal(value: Json): string {
  if (typeof value === 'string') {
    return quoteJavaScript(value);
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  if (isList(value)) {
    return `[${value.map(literal).join(', ')}]`;
  }
  const fields = Object.entries(value).map(fieldOf).join(', ');
  return fields ? `{ ${fields} }` : '{}';
}
