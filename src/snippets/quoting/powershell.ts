/**
 * Write a text as an expression of Windows PowerShell 5.1 and PowerShell 7, on
 * one line and in ASCII.
 *
 * It can stand on the right of `=`. In quotation marks of the one kind nothing
 * but that mark has a meaning, and there are no escapes; with others of the
 * language, 5.1 can't name every character. So .NET's escapes are used where a
 * plain literal will not do. Every text can be written, halves of pairs of
 * surrogates included.
 *
 * Windows PowerShell reads a file without a byte order mark in the code page
 * of the machine. UTF-8 of many letters has a byte there that stands for a
 * typographic quotation mark, and these end a literal as `'` does. Escapes
 * keep both out.
 *
 * PowerShell, `about_Quoting_Rules`; .NET, `Regex.Unescape`.
 */
export function quotePowerShell(text: string): string {
  const quoted = quote(text);
  if (PLAIN.test(text)) {
    return quoted;
  }
  const escaped = quoted
    .replace(/\\/g, '\\\\')
    .replace(
      /[^ -~]/g,
      unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
    );
  return `[regex]::Unescape(${escaped})`;
}

const PLAIN = /^[ -~]*$/;

function quote(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
