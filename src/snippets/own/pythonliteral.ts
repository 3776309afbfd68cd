import { isList, type IJsonObject, type Json } from '../creation';
import { quotePython } from '../quoting/python';

/**
 * Lines of Python that give a variable a JSON object, each of its fields on a
 * line.
 */
export function assignLines(
  variable: string,
  value: IJsonObject
): readonly string[] {
  return [
    `${variable} = {`,
    ...Object.entries(value).map(field => `    ${fieldOf(field)},`),
    '}'
  ];
}

function fieldOf([name, value]: [string, Json]): string {
  return `${quotePython(name)}: ${literal(value)}`;
}

function literal(value: Json): string {
  switch (typeof value) {
    case 'string':
      return quotePython(value);
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
      if (value === null) {
        return 'None';
      }
      return isList(value)
        ? `[${value.map(literal).join(', ')}]`
        : `{${Object.entries(value).map(fieldOf).join(', ')}}`;
  }
}
