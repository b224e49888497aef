import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCsv } from '../../domain/csv-text.ts';
import { scorecardColumns } from '../../domain/scorecard-value.ts';
import type { WorkbookInput } from './workbook/workbook.ts';

/** The files of a publication, in its folder. */
export const datasetFiles = ['dataset.xlsx', 'values.csv', 'values.parquet', 'datapackage.json'] as const;

/** True when a publication's folder holds all its files. */
export function isWhole(folder: string): boolean {
  return datasetFiles.every((name) => existsSync(join(folder, name)));
}

/**
 * Writes the files of a publication into a folder of its own beside the finished ones, and returns it: nothing is seen
 * half written. What an earlier run that was killed left there goes.
 */
export async function writeFiles(folders: string, input: WorkbookInput): Promise<string> {
  const folder = join(folders, `.making-${input.edition.publicationId}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Loaded here: neither the engine's types nor the workbook's are needed to say that nothing changed.
  const { writeValuesParquet } = await import('./files/values-parquet.ts');
  const { makeWorkbook } = await import('./workbook/workbook.ts');
  const { writeDataPackage } = await import('./files/data-package.ts');
  writeFileSync(join(folder, 'values.csv'), toCsv(scorecardColumns, input.values));
  await writeValuesParquet(join(folder, 'values.parquet'), input.values);
  writeFileSync(join(folder, 'dataset.xlsx'), await makeWorkbook(input));
  writeDataPackage(folder, input.edition);
  return folder;
}

/** Puts a finished folder in its place, where only a draft may be. The files of a frozen one cannot be written to. */
export function putInPlace(made: string, folder: string, isFrozen: boolean): void {
  if (isFrozen) for (const name of datasetFiles) chmodSync(join(made, name), 0o444);
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
}
