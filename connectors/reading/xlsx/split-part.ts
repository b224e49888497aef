import { isAscii, isUtf8 } from 'node:buffer';
import { FileRefused } from '../refusal.ts';
import { strictDecoder } from '../xml/decode.ts';
import type { XmlParser } from '../xml/parser.ts';
import { OddDialect } from './odd-dialect.ts';

/** The bulk of a part and how to find it: from the element `open` to the closing tag of its parent. */
export interface Bulk {
  /** Tag at which the bulk starts: `<sheetData` (its own tag belongs to the outside) or `<si` (it belongs to the bulk). */
  readonly open: '<sheetData' | '<si';
  /** Tag that starts each item; bytes are handed over in whole items. */
  readonly item: '<row' | '<si';
}

/** Reads whole items, known to be UTF-8; returns where the bulk ended in the bytes, or -1 when it goes on. */
export type Scan = (bytes: Buffer) => number;

const nothing = Buffer.alloc(0);
const HEAD_MAX = 1024 * 1024;
/** A row of 300 cells at their longest, in bytes, with room to spare. */
const ITEM_MAX = 16 * 1024 * 1024;

/**
 * Splits a part that comes in chunks: what stands outside its bulk goes to an XML parser (which checks all of it, and
 * refuses a DOCTYPE or deep nesting), the bulk goes to a scanner as bytes, in whole items.
 */
export class SplitPart {
  #state: 'head' | 'bulk' | 'tail' = 'head';
  #pending: Buffer = nothing;
  readonly #tailDecoder = strictDecoder('utf-8');
  readonly #bulk: Bulk;
  readonly #outside: XmlParser;
  readonly #scan: Scan;

  constructor(bulk: Bulk, outside: XmlParser, scan: Scan) {
    this.#bulk = bulk;
    this.#outside = outside;
    this.#scan = scan;
  }

  /** @throws OddDialect when the part must be read by the XML parser as a whole */
  push(chunk: Buffer): void {
    let bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    if (this.#state === 'head') bytes = this.#head(bytes);
    if (this.#state === 'bulk') bytes = this.#items(bytes);
    if (this.#state === 'tail') {
      this.#tail(bytes);
      bytes = nothing;
    }
    this.#pending = bytes;
  }

  end(): void {
    if (this.#state === 'bulk') this.#scanItems(this.#pending);
    else if (this.#state === 'head') this.#outside.write(withoutMark(utf8Text(this.#pending)));
    this.#outside.write(this.#tailDecoder.decode());
    this.#outside.close();
  }

  #head(bytes: Buffer): Buffer {
    const at = bytes.indexOf(this.#bulk.open);
    if (at < 0) {
      if (bytes.length > HEAD_MAX) throw new OddDialect();
      return bytes;
    }
    let start = at;
    if (this.#bulk.open === '<sheetData') {
      const end = bytes.indexOf('>', at);
      if (end < 0) return bytes;
      start = end + 1;
    }
    const head = utf8Text(bytes.subarray(0, start));
    if (!isPlainHead(head)) throw new OddDialect();
    this.#outside.write(withoutMark(head));
    this.#state = head.endsWith('/>') ? 'tail' : 'bulk';
    return bytes.subarray(start);
  }

  #items(bytes: Buffer): Buffer {
    const cut = bytes.lastIndexOf(this.#bulk.item);
    if (cut <= 0) {
      if (bytes.length > ITEM_MAX)
        throw new FileRefused('CELL_TOO_LONG', 'A row of the workbook is too long to read.');
      return bytes;
    }
    this.#scanItems(bytes.subarray(0, cut));
    return bytes.subarray(cut);
  }

  #scanItems(bytes: Buffer): void {
    // Another encoding: the XML parser's way decodes or refuses it.
    if (!isAscii(bytes) && !isUtf8(bytes)) throw new OddDialect();
    const end = this.#scan(bytes);
    if (end < 0) return;
    this.#state = 'tail';
    this.#outside.write(utf8Text(bytes.subarray(end)));
  }

  /** The bytes of a character may be split between chunks, which the decoder knows. */
  #tail(bytes: Buffer): void {
    this.#outside.write(this.#tailDecoder.decode(bytes));
  }
}

/** Nothing before the bulk may hide its start or change how text is read: comments, CDATA, another encoding. */
function isPlainHead(head: string): boolean {
  if (head.includes('<!')) return head.includes('<!DOCTYPE');
  const encoding = /^\ufeff?<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/.exec(head);
  return encoding === null || encoding[1]!.toLowerCase() === 'utf-8';
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function utf8Text(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  // Not UTF-8: another encoding (the XML parser's way decodes or refuses it).
  if (!isUtf8(bytes)) throw new OddDialect();
  return bytes.toString('utf8');
}
