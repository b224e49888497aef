// The reading of agency files: bytes in, values out. No file system, no database.
export { blankCell, Cell, type CellKind, textCell } from './cell.ts';
export { limits } from './limits.ts';
export { openFile } from './open-file.ts';
export { isRefusal, type Refusal, type RefusalCode } from './refusal.ts';
export {
  cellAt,
  type MergedRange,
  type OnRow,
  type SheetInfo,
  type SheetRow,
  type SheetSummary,
  type TabularFile,
} from './sheet.ts';
export { type FileType, sniffFile } from './sniff/file-type.ts';
export type { HeaderColumn, HeaderMatch, HeaderSet } from './tables/header-set.ts';
export { blankReading, type CellReader, type CellReading, type ProblemCode } from './values/reading.ts';
export type { XmlElement, XmlFile, XmlHandlers } from './xml/xml-file.ts';
