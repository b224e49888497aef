/**
 * How much a file may hold before it is refused: generous against real returns (a year of one authority is 2.4 MB and
 * 493,000 cells), tight against files made to exhaust the reader.
 */
export const limits = {
  fileBytes: 50 * 1024 * 1024,
  zipEntries: 1_000,
  /** Inflated bytes, declared and actual, of the whole archive. */
  inflatedBytes: 400 * 1024 * 1024,
  /** Inflated to compressed size of an entry above `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 1024 * 1024,
  rows: 1_048_576,
  columns: 300,
  /** Cells beyond the last allowed column that are passed over with a warning; more refuse the file. */
  strayCells: 20,
  cellCharacters: 32_767,
  xmlDepth: 64,
  /** One XML record (a Child of a census) and everything inside it. */
  recordElements: 100_000,
  sharedStrings: 2_000_000,
  /** A part that is held as a whole: the workbook's list of sheets, its styles. */
  wholePartBytes: 32 * 1024 * 1024,
  /** XML without a tag or between two tags: more is neither a cell nor a field. */
  xmlRunCharacters: 4 * 1024 * 1024,
  mergedRanges: 100_000,
  sheets: 255,
} as const;
