const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** Whether Python prints a character as it is (its str.isprintable), the space apart. */
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

function escapeCharacter(character: string): string {
  const named = NAMED[character];
  if (named) return named;
  const code = character.codePointAt(0)!;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

/** Text with every character beyond ASCII escaped, as in Python's ascii(). */
export function asciiText(text: string): string {
  return text.replace(/[^\x00-\x7f]/gu, escapeCharacter);
}

/** Python's repr() of a string: single quotes, unless it holds some and no double ones. */
export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  if (/^[ !#-&(-[\]-~]*$/.test(text)) return quote + text + quote;
  let inside = '';
  for (const character of text) {
    if (character === quote) inside += `\\${quote}`;
    else if (character !== ' ' && (character === '\\' || UNPRINTABLE.test(character))) {
      inside += escapeCharacter(character);
    } else inside += character;
  }
  return quote + inside + quote;
}
