import { MASK } from '../token/mask';

/**
 * The fewest characters of a token that is looked for. A shorter one may well
 * be a word of the answer.
 */
const SHORTEST = 8;

/**
 * Masks the token in a text. Some programs behind a server send back what
 * they were sent, headers included, and the panel shows their responses.
 *
 * JSON can write any character as an escape, such as `\u0061`.
 */
export function withoutToken(text: string, token: string): string {
  if (token.length < SHORTEST) {
    return text;
  }
  const masked = text.includes('\\')
    ? text.replace(new RegExp(Array.from(token, inJson).join(''), 'g'), MASK)
    : text;
  // Most responses, and all large ones, do not repeat it.
  return masked.includes(token) ? masked.split(token).join(MASK) : masked;
}

/**
 * A regular expression of the forms that a character can have in JSON.
 */
function inJson(character: string): string {
  const escapes = character
    .split('')
    .map(unit => unit.charCodeAt(0).toString(16).padStart(4, '0'))
    .map(code => `\\\\u${code.replace(/[a-f]/g, anyCase)}`);
  const [usual, slash] = [JSON.stringify(character).slice(1, -1), '\\/'];
  const forms = character === '/' ? [usual, slash] : [usual];
  return `(?:${[escapes.join(''), ...forms.map(literally)].join('|')})`;
}

function anyCase(digit: string): string {
  return `[${digit}${digit.toUpperCase()}]`;
}

function literally(text: string): string {
  return text.replace(/[^\w\s]/g, '\\$&');
}
