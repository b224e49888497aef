import { SaxesParser } from 'saxes';
import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';

export interface ParserEvents {
  /** `name` without its namespace prefix; `depth` 1 for the outermost element. */
  onOpen(name: string, attributes: ReadonlyMap<string, string>, depth: number): void;
  onClose(name: string, depth: number): void;
  onText(text: string): void;
}

/** A strict XML parser that takes text in pieces. */
export interface XmlParser {
  write(text: string): void;
  /** The end of the document. */
  close(): void;
  /** Line now being read, first line 1. */
  readonly line: number;
}

/**
 * An XML parser that refuses a DOCTYPE (and so every entity that is not built in), deep nesting and anything that is
 * not well formed; nothing outside the text is ever read.
 * @throws FileRefused XML_DOCTYPE, XML_DEPTH, XML_TRUNCATED, XML_NOT_WELL_FORMED, from write and close
 */
export function createXmlParser(events: ParserEvents): XmlParser {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let depth = 0;
  let closing = false;
  // Characters since the last event: the parser holds them until it meets a tag.
  let run = 0;
  parser.on('error', (error) => {
    if (closing) {
      throw new FileRefused(
        'XML_TRUNCATED',
        'The file is cut short: its last elements are not closed. Send it again.',
      );
    }
    throw new FileRefused(
      'XML_NOT_WELL_FORMED',
      `The XML is not well formed at line ${parser.line} (${plainReason(error.message)}). Export it again and send that.`,
    );
  });
  parser.on('doctype', () => {
    throw new FileRefused(
      'XML_DOCTYPE',
      'The file holds a DOCTYPE, which no return needs and which can carry harmful instructions. Export it again without.',
    );
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > limits.xmlDepth) {
      throw new FileRefused(
        'XML_DEPTH',
        `Elements are nested more than ${limits.xmlDepth} deep, which no return needs.`,
      );
    }
    run = 0;
    events.onOpen(localName(tag.name), attributeMap(tag.attributes), depth);
  });
  parser.on('closetag', (tag) => {
    run = 0;
    events.onClose(localName(tag.name), depth);
    depth -= 1;
  });
  parser.on('text', (text) => events.onText(text));
  parser.on('cdata', (text) => events.onText(text));
  return {
    write(text) {
      run += text.length;
      parser.write(text);
      if (run > limits.xmlRunCharacters) {
        throw new FileRefused(
          'XML_RECORD_TOO_LARGE',
          'The file holds a text far longer than a field of a return.',
        );
      }
    },
    close() {
      closing = true;
      parser.close();
    },
    get line() {
      return parser.line;
    },
  };
}

const noAttributes: ReadonlyMap<string, string> = new Map();

/** Attributes by local name: `r:id` is `id`. Declarations of namespaces are left out. */
function attributeMap(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  let map: Map<string, string> | undefined;
  for (const name in attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    map ??= new Map();
    map.set(localName(name), attributes[name]!);
  }
  return map ?? noAttributes;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The parser's reason without its position and without anything quoted from the file. */
function plainReason(message: string): string {
  const reason = message.replace(/^[^:]*:?\d+:\d+: /, '').split(/[:.]/)[0] ?? '';
  return reason.replace(/["'&<].*/, '').trim() || 'see the line';
}
