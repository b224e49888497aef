import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { initWorkspace } from '../../pipelines/workspace/init.ts';
import { openWorkspace, type Workspace } from '../../pipelines/workspace/workspace.ts';
import { type DemoDrop, type DemoYear, makeDemoYear } from './make.ts';

/** The workspace as it stands on the day of a drop. */
export interface DropDay {
  readonly drop: DemoDrop;
  readonly workspace: Workspace;
}

/**
 * Makes a workspace afresh in `dir` and hands over each drop's day in turn, with its files in the inbox and the clock of
 * that day. The caller runs what it wants of each.
 */
export async function* daysOf(
  dir: string,
  make: (target: string) => Promise<DemoYear>,
): AsyncGenerator<DropDay> {
  rmSync(dir, { recursive: true, force: true });
  const paths = initWorkspace(dir);
  const made = join(paths.data, 'demo-year');
  const year = await make(made);
  copyFileSync(year.board, paths.board);
  for (const drop of year.drops) {
    const inbox = join(made, drop.folder, 'inbox');
    if (existsSync(inbox)) cpSync(inbox, paths.inbox, { recursive: true });
    yield { drop, workspace: openWorkspace(dir, { ...process.env, SIGHTLINE_NOW: drop.received_at }) };
  }
}

/** The days of the demonstration workspace. */
export function demoDays(dir: string): AsyncGenerator<DropDay> {
  return daysOf(dir, makeDemoYear);
}
