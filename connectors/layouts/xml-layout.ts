import type { XmlElement } from '../reading/index.ts';
import type { LayoutTable } from './layout.ts';

/** One row of a table, as an XML file of a national layout gives it. */
export interface XmlRow {
  /** Name of the table, in `tables`. */
  readonly table: string;
  readonly cells: Readonly<Record<string, string>>;
  /** Line of the file where the element begins. */
  readonly line: number;
}

/** A national layout as XML: records that are taken apart into the rows of its tables. */
export interface XmlLayout {
  readonly layout: string;
  readonly agency: string;
  /** Name of the outermost element. */
  readonly root: string;
  /** Elements that are read one by one. */
  readonly records: readonly string[];
  readonly tables: readonly LayoutTable[];
  rows(record: XmlElement): Iterable<XmlRow>;
}

/** Text of the first child of that name; '' when there is none. */
export function textOf(element: XmlElement | undefined, name: string): string {
  return element?.children.find((child) => child.name === name)?.text ?? '';
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Every child without children of its own, by name. */
export function leavesOf(element: XmlElement | undefined): Record<string, string> {
  const leaves: Record<string, string> = {};
  for (const child of element?.children ?? []) {
    if (child.children.length === 0 && child.text !== '') leaves[child.name] ??= child.text;
  }
  return leaves;
}
