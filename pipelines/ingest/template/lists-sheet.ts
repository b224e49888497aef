import type ExcelJS from 'exceljs';
import type { Column } from '../../../connectors/connector.ts';
import { codeMatcher } from '../../../connectors/reading/values/code.ts';
import type { CodeList } from '../../../domain/code-lists/code-list.ts';
import { codeLists } from '../../../domain/code-lists/index.ts';
import { listsName } from './own-sheets.ts';

/** The values that a drop-down offers. */
export interface Choices {
  readonly name: string;
  readonly values: readonly string[];
  /** Other values are read as blank. */
  readonly isClosed: boolean;
}

/** A hidden sheet with one list a column; each list is written once. */
export interface ListSheet {
  rangeOf(name: string, values: readonly string[]): string;
}

/** What may stand in a column, where that can be chosen from a list: several codes in one cell cannot. */
export function choicesOf(column: Column, areas: readonly string[]): Choices | undefined {
  if (column.multiple) return undefined;
  if (column.type === 'yes_no') return { name: 'yes_no', values: ['Yes', 'No'], isClosed: true };
  if (column.type !== 'code') return undefined;
  const list: CodeList = codeLists[column.list!];
  const values = list.codesFrom === 'areas' ? areas : wordsOf(list);
  return values.length === 0 ? undefined : { name: list.name, values, isClosed: !list.open };
}

/** The label of each code; the code itself where two codes share a label. */
export function wordsOf(list: CodeList): string[] {
  const match = codeMatcher(list.codes);
  return list.codes.map(({ code, label }) => (match(label) === code ? label : code));
}

export function listSheet(book: ExcelJS.Workbook): ListSheet {
  let sheet: ExcelJS.Worksheet | undefined;
  const ranges = new Map<string, string>();
  return {
    rangeOf(name, values) {
      const known = ranges.get(name);
      if (known) return known;
      sheet ??= book.addWorksheet(listsName, { state: 'hidden' });
      const position = ranges.size + 1;
      sheet.getCell(1, position).value = name;
      for (const [index, value] of values.entries()) sheet.getCell(index + 2, position).value = value;
      const { letter } = sheet.getColumn(position);
      const range = `${listsName}!$${letter}$2:$${letter}$${values.length + 1}`;
      ranges.set(name, range);
      return range;
    },
  };
}
