import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openReadOnly, type ReadOnlyDatabase } from '../../pipelines/warehouse/read-only.ts';
import { AnswerCache } from './answer-cache.ts';
import type { Ready } from './reply.ts';
import { pagePolicy } from './security-headers.ts';

/** What publish/current.json says. */
export interface Pointer {
  readonly database: string;
  readonly site: string;
  readonly run: string;
  readonly published_at: string;
}

const zip = promisify(gzip);

/** Tables that a copy must have to be served, each read to its end before anybody sees it. */
const tables = ['scorecard', 'measures', 'submissions', 'periods'];

/** Pages that most readers open: made ready in both forms before the release is served. */
const eager = ['index.html', 'measures.html', 'data-quality.html'];

/**
 * One release as it is served: its pages in memory and its database open, so that nothing of it changes or goes missing
 * while it answers. A request holds it from the first byte to the last.
 */
export class Release {
  readonly run: string;
  readonly publishedAt: string;
  /** Names these very bytes: the run, when it was published and the file behind it. */
  readonly id: string;
  readonly answers = new AnswerCache();
  readonly #pages: ReadonlyMap<string, Ready>;
  readonly #database: ReadOnlyDatabase;
  #holders = 0;
  #isRetired = false;

  constructor(pointer: Pointer, id: string, pages: ReadonlyMap<string, Ready>, database: ReadOnlyDatabase) {
    this.run = pointer.run;
    this.publishedAt = pointer.published_at;
    this.id = id;
    this.#pages = pages;
    this.#database = database;
  }

  /** The page at a path such as `measures/referrals-received.html`. */
  page(path: string): Ready | undefined {
    return this.#pages.get(path);
  }

  connect(): Promise<DuckDBConnection> {
    return this.#database.connect();
  }

  /** Keeps the release open; gives what lets it go again. */
  hold(): () => void {
    this.#holders++;
    let isDone = false;
    return () => {
      if (isDone) return;
      isDone = true;
      this.#holders--;
      this.#closeWhenDone();
    };
  }

  /** No new request comes: close as soon as the last has been answered. */
  retire(): void {
    this.#isRetired = true;
    this.#closeWhenDone();
  }

  #closeWhenDone(): void {
    if (this.#isRetired && this.#holders === 0) this.#database.close();
  }
}

/** Opens the release that a pointer names and reads all of it. Throws when anything of it is missing or damaged. */
export async function openRelease(folder: string, pointer: Pointer): Promise<Release> {
  const databaseFile = inside(folder, pointer.database);
  const { size, mtimeMs } = statSync(databaseFile);
  const id = createHash('sha256')
    .update(JSON.stringify([pointer.run, pointer.published_at, size, mtimeMs]))
    .digest('hex')
    .slice(0, 16);
  const pages = await readPages(inside(folder, pointer.site), id);
  if (!pages.has('index.html')) throw new Error('the site has no front sheet');
  const database = await openReadOnly(databaseFile, 1);
  try {
    await readThrough(database);
    return new Release(pointer, id, pages, database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Every block is read, and so checked against its checksum, before the copy is served. */
async function readThrough(database: ReadOnlyDatabase): Promise<void> {
  const connection = await database.connect();
  try {
    for (const table of tables) await connection.run(`select bit_xor(hash(${table})) from ${table}`);
  } finally {
    connection.closeSync();
  }
}

async function readPages(site: string, id: string): Promise<Map<string, Ready>> {
  const pages = new Map<string, Ready>();
  const entries = await readdir(site, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const path = relative(site, file).replaceAll('\\', '/');
    const bytes = await readFile(file);
    pages.set(path, {
      bytes,
      gzip: eager.includes(path) ? await zip(bytes) : undefined,
      etag: `"${id}"`,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': pagePolicy(bytes.toString('utf8')),
        vary: 'accept-encoding',
      },
    });
  }
  return pages;
}

/** A path of the pointer, which may not lead out of the publish folder. */
function inside(folder: string, path: unknown): string {
  if (typeof path !== 'string' || path === '' || isAbsolute(path))
    throw new Error('the pointer names no path');
  const full = resolve(folder, path);
  if (relative(resolve(folder), full).startsWith('..'))
    throw new Error('the pointer leads out of its folder');
  return full;
}
