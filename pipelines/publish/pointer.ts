import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What publish/current.json says; paths are relative to its folder. */
export interface Current {
  readonly database: string;
  readonly site: string;
  readonly run: string;
  readonly published_at: string;
}

const KEPT_RUNS = 3;
const runName = /^\d{8}-\d{6}(-\d+)?$/;

export function readCurrent(folder: string): Current | undefined {
  const file = join(folder, 'current.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Current) : undefined;
}

/** A name for a new run, from the clock: `20180716-090000`, with a number behind it when that is taken. */
export function newRun(folder: string, now: string): string {
  const base = now.replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  let run = base;
  for (let n = 2; existsSync(join(folder, run)); n++) run = `${base}-${n}`;
  return run;
}

/** Points readers at a run in one step: they see the old release or the new, never a mixture. */
export function pointAt(folder: string, current: Current): void {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, '.current.json.tmp');
  const file = openSync(temporary, 'w');
  writeFileSync(file, `${JSON.stringify(current, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, join(folder, 'current.json'));
  flushFolder(folder);
}

/** Removes all but the last runs; a reader that has one open keeps it until it closes. */
export function pruneRuns(folder: string): void {
  const kept = readCurrent(folder)?.run;
  const runs = readdirSync(folder)
    .filter((name) => runName.test(name))
    .sort(byRun);
  for (const run of runs.slice(0, -KEPT_RUNS)) {
    if (run !== kept) rmSync(join(folder, run), { recursive: true, force: true });
  }
}

function byRun(a: string, b: string): number {
  return a.slice(0, 15) < b.slice(0, 15) ? -1 : a.slice(0, 15) > b.slice(0, 15) ? 1 : suffix(a) - suffix(b);
}

function suffix(run: string): number {
  return Number(run.slice(16) || 1);
}

function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
