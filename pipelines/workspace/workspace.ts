import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OperatorError } from '../../domain/operator-error.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { readBoardFile } from './board-file.ts';
import type { Board } from './board-schema.ts';
import { type Clock, fixedClock, machineClock, readDateTime } from './clock.ts';

export type { Board } from './board-schema.ts';

/** The folders and files of a workspace, absolute. */
export interface WorkspacePaths {
  readonly root: string;
  readonly board: string;
  readonly inbox: string;
  readonly receipts: string;
  readonly templates: string;
  readonly data: string;
  readonly landing: string;
  readonly warehouse: string;
  readonly asAt: string;
  readonly runs: string;
  readonly lock: string;
  readonly temporary: string;
  readonly publish: string;
}

/** One partnership's folder: board.yml, inbox, receipts, data and publish. Everything a stage needs to know of its place. */
export interface Workspace {
  readonly paths: WorkspacePaths;
  readonly board: Board;
  readonly clock: Clock;
  /** The pseudonymisation key: the bytes of the secret file without white space at its end. */
  secret(): Buffer;
  /** The file that a given as-at day is built into. */
  asAtFile(day: PlainDate): string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function workspacePaths(dir: string): WorkspacePaths {
  const root = resolve(dir);
  const data = join(root, 'data');
  return {
    root,
    board: join(root, 'board.yml'),
    inbox: join(root, 'inbox'),
    receipts: join(root, 'receipts'),
    templates: join(root, 'templates'),
    data,
    landing: join(data, 'landing'),
    warehouse: join(data, 'warehouse.duckdb'),
    asAt: join(data, 'as-at'),
    runs: join(data, 'runs'),
    lock: join(data, 'lock.json'),
    temporary: join(data, 'tmp'),
    publish: join(root, 'publish'),
  };
}

/**
 * Opens the workspace at `dir` (else SIGHTLINE_WORKSPACE, else the current folder). Throws OperatorError
 * NOT_A_WORKSPACE, BOARD_INVALID or CLOCK_INVALID.
 */
export function openWorkspace(dir: string | undefined, env: Environment = process.env): Workspace {
  const paths = workspacePaths(dir ?? env.SIGHTLINE_WORKSPACE ?? '.');
  const board = readBoardFile(paths.board);
  for (const folder of [paths.data, paths.landing, paths.runs, paths.temporary])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    paths,
    board,
    clock: chooseClock(env, board),
    secret: () => readSecret(paths, env),
    asAtFile: (day) => join(paths.asAt, `${day}.duckdb`),
  };
}

/** SIGHTLINE_NOW, else `clock` in board.yml, else the machine's clock (outside contract, "The clock"). */
function chooseClock(env: Environment, board: Board): Clock {
  if (env.SIGHTLINE_NOW) {
    const now = readDateTime(env.SIGHTLINE_NOW);
    if (!now)
      throw new OperatorError(
        'CLOCK_INVALID',
        'SIGHTLINE_NOW must be a date and time such as 2018-07-16T09:00:00.',
      );
    return fixedClock(now);
  }
  if (board.clock) return fixedClock(readDateTime(board.clock)!);
  return machineClock;
}

function readSecret(paths: WorkspacePaths, env: Environment): Buffer {
  const file = env.SIGHTLINE_SECRET_FILE ?? join(paths.data, 'secret');
  if (!existsSync(file)) {
    throw new OperatorError(
      'SECRET_MISSING',
      `The pseudonymisation secret is missing (${file}). Restore it from your safe copy: without it children cannot be linked to earlier submissions.`,
    );
  }
  const bytes = readFileSync(file);
  let end = bytes.length;
  while (end > 0 && [0x20, 0x09, 0x0a, 0x0d].includes(bytes[end - 1]!)) end--;
  if (end === 0) throw new OperatorError('SECRET_EMPTY', `The pseudonymisation secret (${file}) is empty.`);
  return bytes.subarray(0, end);
}
