import { createHash } from 'node:crypto';
import { createReadStream, type Dirent, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { datasetFiles } from '../../../pipelines/dataset/write-files.ts';
import { type Column, tableOf } from '../table.ts';
import type { Resource } from './resource.ts';

const columns: readonly Column[] = [
  {
    name: 'publication',
    type: 'text',
    description: 'The publication: its quarter, and its number from the second on.',
  },
  { name: 'quarter', type: 'text', description: 'The quarter it is of.' },
  {
    name: 'frozen',
    type: 'yes_no',
    description: 'True where its figures are on record as published; false for a draft.',
  },
  { name: 'published_at', type: 'moment', description: 'When it was made, London time.' },
  { name: 'file', type: 'text', description: 'Name of the file.' },
  { name: 'media_type', type: 'text', description: 'What kind of file it is.' },
  { name: 'bytes', type: 'number', description: 'Its size.' },
  { name: 'sha256', type: 'text', description: 'Its hash, where the package states it.' },
  { name: 'href', type: 'text', description: 'Where to get it.' },
];

const mediaTypes: Readonly<Record<string, string>> = {
  'dataset.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'values.csv': 'text/csv; charset=utf-8',
  'values.parquet': 'application/vnd.apache.parquet',
  'datapackage.json': 'application/json; charset=utf-8',
};
const publicationName = /^\d{4}-\d{2}-Q[1-4](\.\d{1,4})?$/;

/** What is said of the list of datasets, whoever answers it. */
export const datasets: Omit<Resource, 'read'> = {
  path: '/v1/datasets',
  name: 'datasets',
  summary: 'Files of the quarterly datasets',
  description: 'One row for each file of each publication, oldest first.',
  columns,
  filters: [],
};

/** The list of datasets as it stands: a dataset may be made without a new release. */
export async function datasetsIn(folder: string): Promise<Resource> {
  const rows = await listDatasets(folder);
  const stamp = createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 12);
  return { ...datasets, stamp, read: async () => tableOf(columns, rows) };
}

/** The files of the quarterly datasets, newest publication last. What is in the making is not listed. */
async function listDatasets(folder: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (const publication of publicationsIn(folder)) {
    const description = readDescription(join(folder, publication));
    for (const file of datasetFiles) {
      const found = await openDatasetFile(folder, publication, file);
      if (!found) continue;
      await found.close();
      rows.push({
        publication,
        quarter: publication.split('.')[0]!,
        frozen: description?.sightline?.frozen ?? null,
        published_at: description?.sightline?.published_at ?? null,
        file,
        media_type: mediaTypes[file]!,
        bytes: found.bytes,
        sha256: hashOf(description, file),
        href: `/v1/datasets/${publication}/${file}`,
      });
    }
  }
  return rows;
}

export interface DatasetFile {
  readonly mediaType: string;
  readonly bytes: number;
  readonly etag: string;
  stream(): NodeJS.ReadableStream;
  close(): Promise<void>;
}

/** Opens a file of a publication; undefined where there is none. What is open stays the same to the end. */
export async function openDatasetFile(
  folder: string,
  publication: string,
  file: string,
): Promise<DatasetFile | undefined> {
  if (!publicationName.test(publication) || !(datasetFiles as readonly string[]).includes(file))
    return undefined;
  const path = join(folder, publication, file);
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, 'r');
  } catch {
    return undefined;
  }
  const stat = await handle.stat();
  if (!stat.isFile()) {
    await handle.close();
    return undefined;
  }
  return {
    mediaType: mediaTypes[file]!,
    bytes: stat.size,
    etag: `"${stat.ino.toString(36)}-${stat.mtimeMs.toString(36)}-${stat.size.toString(36)}"`,
    stream: () => createReadStream(path, { fd: handle.fd, autoClose: false, end: stat.size - 1 }),
    close: () => handle.close(),
  };
}

function publicationsIn(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isDirectory() && publicationName.test(entry.name))
    .map((entry) => entry.name)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

interface Description {
  readonly sightline?: { readonly frozen?: boolean; readonly published_at?: string };
  readonly resources?: readonly { readonly path?: string; readonly hash?: string }[];
}

function readDescription(folder: string): Description | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as Description;
  } catch {
    return undefined;
  }
}

function hashOf(description: Description | undefined, file: string): string | null {
  const hash = description?.resources?.find((resource) => resource.path === file)?.hash;
  return hash?.replace(/^sha256:/, '') ?? null;
}
