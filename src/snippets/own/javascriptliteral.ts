import type { IJsonObject, Json } from '../creation';
import { quoteJavaScript } from '../quoting/javascript';

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
 * Put commas behind all but the last, as people and tools do in JavaScript.
 */
export function separated(lines: readonly string[]): readonly string[] {
  return lines.map(
    (line, index) => `  ${line}${index < lines.length - 1 ? ',' : ''}`
  );
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

function isList(
  value: IJsonObject | readonly Json[]
): value is readonly Json[] {
  return Array.isArray(value);
}
