/** Workspaces for the benchmarks of a whole night. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { initWorkspace } from '../../../pipelines/workspace/init.ts';
import { bundledCommand } from '../process.ts';
import { type AuthorityFile, csvText } from './years.ts';

const board = `name: Invented authority
area_code: E10000099
districts:
  - {code: E07000991, name: North}
  - {code: E07000992, name: South}
  - {code: E07000993, name: East}
agencies: {}
ingest: {stable_seconds: 0}
`;

/** A new workspace with nothing in its inbox. */
export function benchWorkspace(): string {
  const dir = join(mkdtempSync(join(tmpdir(), 'sightline-bench-')), 'board');
  writeFileSync(initWorkspace(dir).board, board);
  return dir;
}

export function removeWorkspace(dir: string): void {
  rmSync(dirname(dir), { recursive: true, force: true });
}

/** Puts files into the inbox. */
export function dropFiles(dir: string, files: readonly AuthorityFile[]): void {
  for (const file of files) {
    const path = join(dir, 'inbox', file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, csvText(file));
  }
}

/** One bundled `sightline nightly` as a process of its own, in wall seconds. Throws when it published nothing. */
export function secondsOfNight(dir: string, now: string): number {
  const begin = performance.now();
  const { status, stderr } = spawnSync('node', [bundledCommand(), 'nightly', '--workspace', dir, '--quiet'], {
    env: { ...process.env, SIGHTLINE_NOW: now },
    encoding: 'utf8',
  });
  const seconds = (performance.now() - begin) / 1000;
  // 3: published, with returns overdue.
  if (status !== 0 && status !== 3) throw new Error(`nightly ended with ${status}: ${stderr.slice(-2000)}`);
  readFileSync(join(dir, 'publish', 'current.json'));
  return seconds;
}
