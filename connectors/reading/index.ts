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
export {
  type Details,
  type DetailsField,
  detailsFields,
  isDetailsSheet,
  readDetails,
} from './tables/details-sheet.ts';
export { findHeader, findHeaders, HEADER_ROWS, scoreHeaders } from './tables/find-header.ts';
export type { HeaderColumn, HeaderMatch, HeaderSet } from './tables/header-set.ts';
export { normaliseHeader } from './tables/header-text.ts';
export { mergedData } from './tables/merged-data.ts';
export { type RowKind, RowKinds } from './tables/row-kind.ts';
export { type SkippedRow, TableScan } from './tables/table-scan.ts';
export { cleanText, foldText } from './values/clean-text.ts';
export { DateOrder } from './values/date-order.ts';
export { type CellReaderOptions, cellReader } from './values/index.ts';
export { problemMessages } from './values/problem-messages.ts';
export { blankReading, type CellReader, type CellReading, type ProblemCode } from './values/reading.ts';
export { isUnknownWord } from './values/unknown-words.ts';
export { lettersOfColumn } from './xlsx/cell-reference.ts';
export type { XmlElement, XmlFile, XmlHandlers } from './xml/xml-file.ts';
