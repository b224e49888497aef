/** Projects for tests: written to a folder of their own, run through the library as a caller would. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type DbtOutcome, runDbt } from '../../pipelines/transform/index.ts';

const PROJECT = `name: shop
version: '1.0'
profile: shop
`;

const PROFILES = `shop:
  target: dev
  outputs:
    dev: {type: duckdb, path: shop.duckdb, schema: main, threads: 2}
`;

export interface Run extends DbtOutcome {
  out: string;
  err: string;
  /** Status by the node's name. */
  statuses: Record<string, string>;
}

export class ProjectFolder {
  readonly root: string;

  constructor(files: Record<string, string>) {
    this.root = mkdtempSync(join(tmpdir(), 'dbt-project-'));
    this.write({ 'dbt_project.yml': PROJECT, 'profiles.yml': PROFILES, ...files });
  }

  write(files: Record<string, string>): void {
    for (const [path, text] of Object.entries(files)) {
      const full = join(this.root, path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
  }

  async run(...argv: string[]): Promise<Run> {
    const out: string[] = [];
    const err: string[] = [];
    const outcome = await runDbt(argv, {
      cwd: this.root,
      env: {},
      stdout: (line) => out.push(line),
      stderr: (line) => err.push(line),
    });
    const statuses = Object.fromEntries(
      outcome.results.map((result) => [nameOf(result.unique_id), result.status]),
    );
    return { ...outcome, out: out.join('\n'), err: err.join('\n'), statuses };
  }

  /** The rows of a query on the project's database. */
  async query(sql: string): Promise<unknown[][]> {
    const instance = await DuckDBInstance.create(join(this.root, 'shop.duckdb'));
    const connection = await instance.connect();
    try {
      return (await connection.runAndReadAll(sql)).getRowsJson() as unknown[][];
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  artefact(name: string): any {
    return JSON.parse(readFileSync(join(this.root, 'target', name), 'utf8'));
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function nameOf(uniqueId: string): string {
  const parts = uniqueId.split('.');
  return parts[0] === 'unit_test' ? parts.at(-1)! : parts[2]!;
}
