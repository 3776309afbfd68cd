/**
 * Reads values as PowerShell does, as far as snippets have them. There is no
 * PowerShell to ask on every machine.
 *
 * PowerShell language specification 2.3.5.2 "String literals": a verbatim
 * string begins and ends with a single quotation mark, for which there are
 * five characters; two of them side by side stand for the first, and nothing
 * else has a meaning. .NET, `Regex.Unescape`: a backslash and `u` with four
 * hexadecimal digits, or a backslash and what is no letter, digit or `_`.
 */

const MARK = "['\u2018\u2019\u201a\u201b]";
const NO_MARK = "[^'\u2018\u2019\u201a\u201b]";

const LITERAL = `${MARK}((?:${NO_MARK}|${MARK}{2})*)${MARK}(?!${MARK})`;
const VALUE = `\\[regex\\]::Unescape\\(${LITERAL}\\)|${LITERAL}`;

/**
 * Read a script: its values in their order, and all that is around them. What
 * is in a comment is no value.
 */
export function readCode(code: string): {
  readonly values: readonly string[];
  readonly rest: string;
} {
  const values: string[] = [];
  const rest = code.replace(
    new RegExp(`^#.*$|${VALUE}`, 'gm'),
    (whole, ...groups) => {
      if (whole.startsWith('#')) {
        return whole;
      }
      const [escaped, plain]: (string | undefined)[] = groups;
      values.push(
        escaped === undefined
          ? unquoted(plain ?? '')
          : unescaped(unquoted(escaped))
      );
      return '…';
    }
  );
  return { values, rest };
}

function unquoted(text: string): string {
  return text.replace(new RegExp(`(${MARK})${MARK}`, 'g'), '$1');
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([\da-fA-F]{4})|([^])?)/g,
    (escape, hex: string | undefined, character: string | undefined) => {
      if (hex !== undefined) {
        return String.fromCharCode(parseInt(hex, 16));
      }
      if (character === undefined || /\w/.test(character)) {
        throw new Error(`No escape: ${escape}`);
      }
      return character;
    }
  );
}
