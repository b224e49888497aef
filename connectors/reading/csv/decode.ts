import { isAscii, isUtf8 } from 'node:buffer';
import type { Issue } from '../../../domain/issue.ts';
import { FileRefused } from '../refusal.ts';
import { damagedAt } from '../values/damaged-text.ts';
import { decodeWindows1252, looksLikeWindows1252 } from './windows-1252.ts';

export interface DecodedText {
  readonly text: string;
  readonly issues: readonly Issue[];
}

const way = 'Save it as "CSV UTF-8" or as an Excel workbook (.xlsx) and send that.';

/**
 * Text of a CSV file: by its byte order mark, else strict UTF-8, else UTF-16 or Windows-1252 where the bytes leave no
 * doubt. A file that would need guessing is refused, so that no wrong letter reaches a name or a code.
 * @throws FileRefused ENCODING, TRUNCATED
 */
export function decodeCsv(file: Buffer): DecodedText {
  const bytes = withoutEndMark(file);
  if (isAscii(bytes) && !bytes.includes(0)) return { text: bytes.toString('latin1'), issues: [] };
  const decoded = decodeBytes(bytes);
  refuseDamage(decoded.text);
  return decoded;
}

/** Programs of the DOS age close a text with control-Z. */
function withoutEndMark(bytes: Buffer): Buffer {
  const before = bytes[bytes.length - 2];
  return bytes.at(-1) === 0x1a && (before === 10 || before === 13) ? bytes.subarray(0, -1) : bytes;
}

function decodeBytes(bytes: Buffer): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: utf16(bytes.subarray(2), 'utf-16le'), issues: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: utf16(bytes.subarray(2), 'utf-16be'), issues: [] };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const text = bytes.subarray(3);
    if (!isUtf8(text)) throw notUtf8(text);
    return { text: text.toString('utf8'), issues: [] };
  }
  if (bytes.includes(0)) return { text: unmarkedUtf16(bytes), issues: [assumed('UTF-16')] };
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), issues: [] };
  if (hasUtf8Letters(bytes) || !looksLikeWindows1252(bytes)) throw notUtf8(bytes);
  return { text: decodeWindows1252(bytes), issues: [assumed('Windows-1252')] };
}

/** UTF-16 without a mark is certain when NULs are in one half only, nearly all of it, and the text is well formed. */
function unmarkedUtf16(bytes: Buffer): string {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = bytes.length / 2;
  if (bytes.length % 2 === 0 && even === 0 && odd > half * 0.9) return utf16(bytes, 'utf-16le');
  if (bytes.length % 2 === 0 && odd === 0 && even > half * 0.9) return utf16(bytes, 'utf-16be');
  throw new FileRefused('ENCODING', `The file holds NUL characters, which text does not. ${way}`);
}

function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string {
  if (bytes.length % 2 !== 0) {
    throw new FileRefused('TRUNCATED', 'The file is cut short: its last character is half. Send it again.');
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FileRefused('ENCODING', `The file is UTF-16 with characters that do not exist. ${way}`);
  }
}

/** True when some characters above ASCII are whole UTF-8 sequences: then the file is UTF-8 with damage, nothing else. */
function hasUtf8Letters(bytes: Buffer): boolean {
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0xc2 || lead > 0xf4) continue;
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (isUtf8(bytes.subarray(i, i + length)) && i + length <= bytes.length) return true;
  }
  return false;
}

function refuseDamage(text: string): void {
  const at = damagedAt(text);
  if (at < 0) return;
  const row = rowAt(text.slice(0, at));
  const what = text[at] === '\0' ? 'a NUL character' : 'letters that were damaged when the file was made';
  throw new FileRefused('ENCODING', `Row ${row} holds ${what}. Export the file again. ${way}`, { row });
}

function notUtf8(bytes: Buffer): FileRefused {
  let from = 0;
  for (
    let end = bytes.indexOf(10);
    end >= 0 && isUtf8(bytes.subarray(from, end));
    end = bytes.indexOf(10, from)
  ) {
    from = end + 1;
  }
  const row = rowAt(bytes.toString('latin1', 0, from));
  return new FileRefused(
    'ENCODING',
    `Row ${row} holds characters that are not in the encoding of the file. ${way}`,
    {
      row,
    },
  );
}

/** Row that follows `text`, as a spreadsheet counts: a line end inside quotes starts no row. */
function rowAt(text: string): number {
  let row = 1;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) quoted = !quoted;
    else if (!quoted && (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10))) row += 1;
  }
  return row;
}

function assumed(encoding: string): Issue {
  return {
    code: 'ENCODING_ASSUMED',
    severity: 'warning',
    message: `The file does not say its encoding; it was read as ${encoding}. ${way}`,
  };
}
