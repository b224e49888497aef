import { join } from 'node:path';
import type { Connector } from '../../../connectors/connector.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { StagedPart } from '../staged.ts';
import { createRowFile } from './row-file.ts';
import { type IssueLog, issueLog } from './row-issues.ts';
import { type CellOf, type RowReader, type RowReaderOptions, rowReader } from './row-reader.ts';

/** Gathers the rows of one extract in one file: from one sheet, or from several that belong together. */
export interface PartWriter {
  readonly connector: Connector;
  readonly log: IssueLog;
  readonly rows: number;
  /** `isRefused`: the row was refused before its cells were read. */
  add(cellOf: CellOf, sheet: string | null, row: number, isRefused?: boolean): void;
  /** A row that could not be read at all. */
  addShifted(): void;
  finish(
    more: Pick<StagedPart, 'sheet' | 'layout' | 'absentColumns' | 'missingColumns' | 'headings'>,
  ): StagedPart;
}

export function partWriter(
  outputFolder: string,
  name: string,
  options: Omit<RowReaderOptions, 'log'>,
): PartWriter {
  const path = join(outputFolder, `${name}.rows`);
  const file = createRowFile(path);
  const log = issueLog();
  const read: RowReader = rowReader({ ...options, log });
  let rows = 0;
  let shifted = 0;
  return {
    connector: options.connector,
    log,
    get rows() {
      return rows;
    },
    add(cellOf, sheet, row, isRefused = false) {
      rows++;
      const fields = read(cellOf, sheet, row, isRefused);
      fields[0] = String(rows);
      file.write(fields);
    },
    addShifted() {
      rows++;
      shifted++;
    },
    finish(more): StagedPart {
      file.close();
      const issues: readonly Issue[] = log.issues;
      const { extract } = options.connector;
      return { extract, rowFile: path, rowsRead: rows, rowsShifted: shifted, issues, ...more };
    },
  };
}
