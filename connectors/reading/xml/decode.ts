import { FileRefused } from '../refusal.ts';

/** Which encoding an XML document is in, and how that was known. */
export interface XmlEncoding {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Bytes of the byte order mark, to be passed over. */
  readonly mark: number;
  /** The declaration names another encoding than the byte order mark; the mark wins (XML 1.0, appendix F). */
  readonly mismatch: boolean;
}

/**
 * The encoding of XML from its first bytes: the byte order mark, else the declaration, else UTF-8.
 * @throws FileRefused ENCODING for one that is not read here
 */
export function xmlEncoding(bytes: Buffer): XmlEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return marked(bytes, 'utf-16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return marked(bytes, 'utf-16be', 2);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return marked(bytes, 'utf-8', 3);
  if (bytes[0] === 0x3c && bytes[1] === 0) return { encoding: 'utf-16le', mark: 0, mismatch: false };
  if (bytes[0] === 0 && bytes[1] === 0x3c) return { encoding: 'utf-16be', mark: 0, mismatch: false };
  const declared = declaredEncoding(bytes.toString('latin1', 0, 200));
  if (declared === undefined || declared === 'utf-8' || declared === 'us-ascii' || declared === 'ascii') {
    return { encoding: 'utf-8', mark: 0, mismatch: false };
  }
  // ISO 8859-1 is read as Windows-1252, its superset in print, as every program that shows it does.
  if (declared === 'windows-1252' || declared === 'iso-8859-1' || declared === 'latin1') {
    return { encoding: 'windows-1252', mark: 0, mismatch: false };
  }
  throw new FileRefused(
    'ENCODING',
    'The file says it is in an encoding that is not read here. Export it again as UTF-8.',
  );
}

function marked(bytes: Buffer, encoding: XmlEncoding['encoding'], mark: number): XmlEncoding {
  const start =
    encoding === 'utf-8'
      ? bytes.toString('latin1', mark, 200)
      : new TextDecoder(encoding).decode(bytes.subarray(mark, mark + 400));
  const declared = declaredEncoding(start);
  const same =
    declared === undefined || declared === encoding || (declared === 'utf-16' && encoding !== 'utf-8');
  return { encoding, mark, mismatch: !same };
}

function declaredEncoding(start: string): string | undefined {
  return /^<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(start)?.[1]?.toLowerCase();
}

/**
 * Decodes pieces strictly: a byte that is not in the encoding refuses the file.
 * @throws FileRefused ENCODING
 */
export function strictDecoder(encoding: XmlEncoding['encoding']): { decode(bytes?: Buffer): string } {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return {
    decode(bytes) {
      try {
        return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      } catch {
        throw new FileRefused(
          'ENCODING',
          'The file holds characters that are not in its encoding. Export it again as UTF-8.',
        );
      }
    },
  };
}
