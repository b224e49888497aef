import { textLength, textSlice } from '../values/text.ts';

export interface WrapOptions {
  width: number;
  breakLongWords: boolean;
  breakOnHyphens: boolean;
}

const SPACES = /[\t\n\v\f\r ]+/;

/**
 * Where a word may be cut at its hyphens: after a hyphen that has two letters, or a letter and another word
 * character, before it and a letter after it; and around a dash of two or more hyphens.
 */
const HYPHEN_CUT =
  /(?<=(?:\p{L}{2}|\p{L}-[\p{L}\p{N}_!"'&.,?])-)(?=\p{L}-?\p{L})|(?<=[\p{L}\p{N}_!"'&.,?])(?=-{2,}[\p{L}\p{N}_])|(?<=[\p{L}\p{N}_!"'&.,?]-{2,})(?=[\p{L}\p{N}_])/u;

/** Words, parts of words and the white space between them. */
function chunksOf(text: string, onHyphens: boolean): string[] {
  const parts = text.split(new RegExp(`(${SPACES.source})`)).filter((part) => part !== '');
  return onHyphens ? parts.flatMap((part) => (SPACES.test(part) ? [part] : part.split(HYPHEN_CUT))) : parts;
}

const isBlank = (chunk: string | undefined) => chunk !== undefined && chunk.trim() === '';

/** Python's textwrap.wrap() of one paragraph. */
export function wrapParagraph(text: string, options: WrapOptions): string[] {
  const { width } = options;
  const chunks = chunksOf(text, options.breakOnHyphens).reverse();
  const lines: string[] = [];
  while (chunks.length > 0) {
    if (lines.length > 0 && isBlank(chunks.at(-1))) chunks.pop();
    const line: string[] = [];
    let used = 0;
    while (chunks.length > 0 && used + textLength(chunks.at(-1)!) <= width) {
      used += textLength(chunks.at(-1)!);
      line.push(chunks.pop()!);
    }
    if (chunks.length > 0 && textLength(chunks.at(-1)!) > width) breakLong(chunks, line, used, options);
    if (isBlank(line.at(-1))) line.pop();
    if (line.length > 0) lines.push(line.join(''));
  }
  return lines;
}

/** Takes as much of a word longer than the width as fits, or all of it onto a line of its own. */
function breakLong(chunks: string[], line: string[], used: number, options: WrapOptions): void {
  const room = options.width < 1 ? 1 : options.width - used;
  if (options.breakLongWords) {
    const chunk = chunks.at(-1)!;
    let end = room;
    if (options.breakOnHyphens && textLength(chunk) > room) {
      const hyphen = textSlice(chunk, 0, room).lastIndexOf('-');
      if (hyphen > 0 && [...textSlice(chunk, 0, hyphen)].some((character) => character !== '-'))
        end = hyphen + 1;
    }
    line.push(textSlice(chunk, 0, end));
    chunks[chunks.length - 1] = textSlice(chunk, end);
  } else if (line.length === 0) line.push(chunks.pop()!);
}
