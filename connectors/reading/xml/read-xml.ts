import type { Issue } from '../../../domain/issue.ts';
import { limits } from '../limits.ts';
import { FileRefused, type Refusal, refusalOf } from '../refusal.ts';
import { strictDecoder, type XmlEncoding, xmlEncoding } from './decode.ts';
import { createXmlParser, type ParserEvents, type XmlParser } from './parser.ts';
import type { XmlElement, XmlFile, XmlHandlers } from './xml-file.ts';

const PIECE = 64 * 1024;

/**
 * Opens an XML file: finds its encoding and its outermost element.
 * @throws FileRefused ENCODING, XML_*
 */
export function openXml(bytes: Buffer, issues: readonly Issue[]): XmlFile {
  const encoding = xmlEncoding(bytes);
  const root = rootName(bytes, encoding);
  return {
    kind: 'xml',
    root,
    issues: encoding.mismatch ? [...issues, encodingMismatch()] : issues,
    read: (handlers) => attempt(() => readEvents(bytes, encoding, handlers)),
    readRecords: (names, onRecord) => attempt(() => readRecords(bytes, encoding, new Set(names), onRecord)),
  };
}

function attempt(read: () => void): Refusal | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return refusalOf(error);
  }
}

function feed(
  bytes: Buffer,
  encoding: XmlEncoding,
  events: ParserEvents,
  made: (parser: XmlParser) => void,
): void {
  const parser = createXmlParser(events);
  made(parser);
  const decoder = strictDecoder(encoding.encoding);
  for (let at = encoding.mark; at < bytes.length; at += PIECE) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE)));
  }
  parser.write(decoder.decode());
  parser.close();
}

function rootName(bytes: Buffer, encoding: XmlEncoding): string {
  let root: string | undefined;
  const found = new Error('root found');
  const events: ParserEvents = {
    onOpen(name) {
      root = name;
      throw found;
    },
    onClose() {},
    onText() {},
  };
  try {
    feed(bytes, encoding, events, () => {});
  } catch (error) {
    if (error !== found) throw error;
  }
  return root ?? '';
}

function readEvents(bytes: Buffer, encoding: XmlEncoding, handlers: XmlHandlers): void {
  const path: string[] = [];
  const texts: string[] = [];
  let parser: XmlParser | undefined;
  const events: ParserEvents = {
    onOpen(name, attributes) {
      path.push(name);
      texts.push('');
      handlers.onOpen?.(name, attributes, parser!.line, path);
    },
    onClose(name) {
      handlers.onClose?.(name, texts.pop()!.trim(), parser!.line, path);
      path.pop();
    },
    onText(text) {
      if (texts.length > 0) texts[texts.length - 1] += text;
    },
  };
  feed(bytes, encoding, events, (made) => {
    parser = made;
  });
}

interface OpenElement {
  name: string;
  text: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  line: number;
}

function readRecords(
  bytes: Buffer,
  encoding: XmlEncoding,
  names: ReadonlySet<string>,
  onRecord: (record: XmlElement) => void,
): void {
  const open: OpenElement[] = [];
  let elements = 0;
  let parser: XmlParser | undefined;
  const events: ParserEvents = {
    onOpen(name, attributes) {
      if (open.length === 0) {
        if (!names.has(name)) return;
        elements = 0;
      }
      elements += 1;
      if (elements > limits.recordElements) throw tooLarge(parser!.line);
      open.push({ name, text: '', attributes, children: [], line: parser!.line });
    },
    onClose() {
      const element = open.pop();
      if (element === undefined) return;
      element.text = element.text.trim();
      const parent = open[open.length - 1];
      if (parent === undefined) onRecord(element);
      else parent.children.push(element);
    },
    onText(text) {
      const element = open[open.length - 1];
      if (element !== undefined) element.text += text;
    },
  };
  feed(bytes, encoding, events, (made) => {
    parser = made;
  });
}

function tooLarge(line: number): FileRefused {
  return new FileRefused(
    'XML_RECORD_TOO_LARGE',
    `The record that reaches line ${line} holds more than ${limits.recordElements} elements, which no return needs.`,
  );
}

function encodingMismatch(): Issue {
  return {
    code: 'ENCODING_MISMATCH',
    severity: 'warning',
    message: 'The file says it is in one encoding and is in another. It was read by its byte order mark.',
  };
}
