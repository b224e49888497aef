import type { Issue } from '../../../domain/issue.ts';
import type { Refusal } from '../refusal.ts';

/** An element with everything inside it, as small as it can be. Names are without their namespace prefix. */
export interface XmlElement {
  readonly name: string;
  /** Own text, outer white space trimmed. */
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Line of the opening tag, first line 1. */
  readonly line: number;
}

/** Low-level events, in document order. `path` is the names of the open elements, outermost first; do not keep it. */
export interface XmlHandlers {
  onOpen?(name: string, attributes: ReadonlyMap<string, string>, line: number, path: readonly string[]): void;
  /** Text of the element that closes, outer white space trimmed, without the text of its children. */
  onClose?(name: string, text: string, line: number, path: readonly string[]): void;
}

export interface XmlFile {
  readonly refused?: undefined;
  readonly kind: 'xml';
  /** Name of the outermost element, without prefix: Message (CIN census), EXPSSDA903. */
  readonly root: string;
  readonly issues: readonly Issue[];
  /** Streams events. A refusal is about the whole file: what was delivered must be thrown away. */
  read(handlers: XmlHandlers): Refusal | undefined;
  /** Delivers each element of the given names, with its inside, as it closes (CIN: Header, Child; 903: CHILD). */
  readRecords(names: readonly string[], onRecord: (record: XmlElement) => void): Refusal | undefined;
}
