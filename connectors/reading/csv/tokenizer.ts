import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';

/** A record of a CSV file: its fields as text, quotes resolved. */
export type OnRecord = (fields: readonly string[], number: number, ended: boolean) => boolean;

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;

/**
 * Splits CSV text into records (RFC 4180, with LF, CR LF or CR). A field that starts with a quote must end with one,
 * before a delimiter or the end of the line; a quote elsewhere is an ordinary character. `onRecord` gets the record
 * number as a spreadsheet shows it and whether a line end followed; returning false stops.
 * @throws FileRefused UNCLOSED_QUOTE
 */
export function tokenizeCsv(text: string, from: number, delimiter: string, onRecord: OnRecord): void {
  const delim = delimiter.charCodeAt(0);
  const length = text.length;
  let at = from;
  let number = 0;
  while (at < length) {
    number += 1;
    const fields: string[] = [];
    let ended = false;
    for (;;) {
      let start = at;
      let code = text.charCodeAt(at);
      // `1, "a, b"`: spaces before an opening quote are not part of the field.
      if (code === SPACE) {
        let peek = at;
        while (text.charCodeAt(peek) === SPACE && delim !== SPACE) peek += 1;
        if (text.charCodeAt(peek) === QUOTE) {
          at = peek;
          code = QUOTE;
        }
      }
      if (code === QUOTE) {
        const end = closingQuote(text, at + 1);
        if (end === tooFar) throw tooLong(number);
        if (end < 0) throw unclosed(number);
        fields.push(unquote(text, at + 1, end));
        at = end + 1;
        while (text.charCodeAt(at) === SPACE) at += 1;
        start = at;
        code = text.charCodeAt(at);
        if (at < length && code !== delim && code !== LF && code !== CR) throw unclosed(number);
      } else {
        while (at < length && code !== delim && code !== LF && code !== CR) code = text.charCodeAt(++at);
        fields.push(text.slice(start, at));
      }
      if (at >= length) break;
      if (code === delim) {
        at += 1;
        if (fields.length > mostFields) throw tooMany(number);
        continue;
      }
      at += code === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
      ended = true;
      break;
    }
    if (!onRecord(fields, number, ended)) return;
  }
}

/** Fields of a record, blank ones too: more than the columns that a spreadsheet has are none of a table. */
const mostFields = 20_000;
/** Characters between two quotes: a cell at its longest, every one of them a doubled quote. */
const mostQuoted = 2 * limits.cellCharacters;
const tooFar = -2;

/** Where the quote that closes a field stands; doubled quotes are passed over. `tooFar` for what no cell can hold. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE && at - from <= mostQuoted)
    at = text.indexOf('"', at + 2);
  return at - from > mostQuoted ? tooFar : at;
}

function tooLong(row: number): FileRefused {
  return new FileRefused(
    'CELL_TOO_LONG',
    `A cell of row ${row} holds more than ${limits.cellCharacters} characters, as when a quotation mark is not closed.`,
    { row },
  );
}

function tooMany(row: number): FileRefused {
  return new FileRefused(
    'TOO_MANY_COLUMNS',
    `Row ${row} has more values than a spreadsheet has columns. Send the columns of the return only.`,
    { row },
  );
}

function unquote(text: string, from: number, to: number): string {
  let field = text.slice(from, to);
  if (field.includes('"')) field = field.replaceAll('""', '"');
  if (field.includes('\r')) field = field.replace(/\r\n?/g, '\n');
  return field;
}

function unclosed(number: number): FileRefused {
  return new FileRefused(
    'UNCLOSED_QUOTE',
    `Row ${number} has a quotation mark that is not closed, so the rows after it cannot be told apart. Export the file again, or send it as .xlsx.`,
    { row: number },
  );
}
