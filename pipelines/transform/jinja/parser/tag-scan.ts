import { isNamePart, isNameStart, skipSpace, trimEnd } from '../lexer/character.ts';
import type { SourceText } from '../lexer/source-text.ts';

/** A `{% %}` tag found without parsing its inside. */
export interface ScannedTag {
  name: string;
  /** The word after the name, if any: the name of what a block defines. */
  argument: string;
  /** Offset of the white space a `{%-` takes away, or of the `{%`. */
  start: number;
  /** Offset of the `{%`. */
  open: number;
  /** Offset after the `%}` and the white space a `-%}` takes away. */
  end: number;
  /** Whether it ends with `-%}`. */
  strips: boolean;
}

/** Goes through the tags of a text, past comments, `{{ }}` and raw blocks; text between is not looked at. */
export function* scanTags(source: SourceText): Iterable<ScannedTag> {
  const { text } = source;
  let at = text.indexOf('{');
  // Where the last tag ended: the white space before is taken.
  let previous = 0;
  while (at !== -1) {
    const kind = text[at + 1];
    if (kind === '#') at = after(source, at, '#}', 'comment');
    else if (kind === '{') at = codeEnd(source, at, '}}');
    else if (kind === '%') {
      const tag = readTag(source, at, previous);
      if (tag?.name === 'raw') at = rawEnd(source, at);
      else {
        if (tag) yield tag;
        at = tag ? tag.end : at + 2;
      }
    } else at += 1;
    previous = at;
    at = text.indexOf('{', at);
  }
}

function after(source: SourceText, at: number, closer: string, what: string): number {
  const end = source.text.indexOf(closer, at + 2);
  if (end === -1) throw source.error(`the ${what} is not closed: expected '${closer}'`, at);
  return end + closer.length;
}

/** The offset after the closer of a tag or expression; one inside a string does not close. */
function codeEnd(source: SourceText, open: number, closer: string): number {
  const { text } = source;
  for (let at = open + 2; at < text.length; at += 1) {
    const character = text[at]!;
    if (text.startsWith(closer, at)) return at + closer.length;
    if (character !== "'" && character !== '"') continue;
    at += 1;
    while (at < text.length && text[at] !== character) at += text[at] === '\\' ? 2 : 1;
  }
  throw source.error(`expected '${closer}' before the end of the file`, open);
}

function word(text: string, from: number): string {
  if (!isNameStart(text.charCodeAt(from))) return '';
  let end = from + 1;
  while (end < text.length && isNamePart(text.charCodeAt(end))) end += 1;
  return text.slice(from, end);
}

function readTag(source: SourceText, open: number, previous: number): ScannedTag | undefined {
  const { text } = source;
  const mark = text[open + 2];
  const at = skipSpace(text, mark === '-' || mark === '+' ? open + 3 : open + 2);
  const name = word(text, at);
  if (name === '') return undefined;
  const next = skipSpace(text, at + name.length);
  const argument = next > at + name.length ? word(text, next) : '';
  const close = codeEnd(source, open, '%}');
  const strips = text[close - 3] === '-';
  const end = strips ? skipSpace(text, close) : close;
  return { name, argument, start: mark === '-' ? trimEnd(text, previous, open) : open, open, end, strips };
}

function rawEnd(source: SourceText, open: number): number {
  const { text } = source;
  for (let at = text.indexOf('{%', open + 2); at !== -1; at = text.indexOf('{%', at + 2)) {
    const mark = text[at + 2];
    const name = skipSpace(text, mark === '-' || mark === '+' ? at + 3 : at + 2);
    if (text.startsWith('endraw', name)) return after(source, at, '%}', 'raw block');
  }
  throw source.error('Missing end of raw directive', open);
}
