import { openCsv } from './csv/read-csv.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import type { TabularFile } from './sheet.ts';
import { fileType } from './sniff/file-type.ts';
import { readSheet } from './xlsx/read-sheet.ts';
import { openWorkbook } from './xlsx/workbook.ts';
import { openXml } from './xml/read-xml.ts';
import type { XmlFile } from './xml/xml-file.ts';

/**
 * Opens an agency's file by its content. `name` is only compared with what the file turns out to be.
 * Nothing is executed, fetched or written, and no more is held in memory than one piece of a sheet.
 */
export async function openFile(bytes: Uint8Array, name: string): Promise<TabularFile | XmlFile | Refusal> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const type = fileType(buffer, name);
    if (type.kind !== 'xlsx') {
      return type.kind === 'csv' ? openCsv(buffer, type.issues) : openXml(buffer, type.issues);
    }
    const book = await openWorkbook(buffer, type.directory, type.workbookPart);
    return {
      kind: 'xlsx',
      sheets: book.sheets,
      date1904: book.date1904,
      issues: [...type.issues, ...book.issues],
      readSheet: (sheet, onRow) => readSheet(book, sheet, onRow),
    };
  } catch (error) {
    return refusalOf(error);
  }
}
