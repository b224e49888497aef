import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { exitCodes, OperatorError } from '../../domain/operator-error.ts';
import type { Workspace } from './workspace.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly command: string;
  readonly started_at: string;
}

/**
 * Takes the workspace's one lock, so that the command line and the scheduler never write at once; returns its release.
 * A lock whose process has died is taken over. Throws OperatorError LOCKED (exit code 5) that names the holder.
 */
export function takeLock(workspace: Workspace, command: string): () => void {
  const { lock, data } = workspace.paths;
  mkdirSync(data, { recursive: true, mode: 0o700 });
  for (let attempt = 0; ; attempt++) {
    try {
      // A link appears with its content: nobody can read a lock that is not yet written.
      const draft = `${lock}.${process.pid}`;
      const holder: Holder = {
        pid: process.pid,
        host: hostname(),
        command,
        started_at: new Date().toISOString(),
      };
      writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
      try {
        linkSync(draft, lock);
      } finally {
        rmSync(draft, { force: true });
      }
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 5) throw error;
      const holder = readHolder(lock);
      if (holder && isAlive(holder)) {
        throw new OperatorError(
          'LOCKED',
          `Another run holds this workspace: \`sightline ${holder.command}\`, process ${holder.pid} on ${holder.host}, since ${holder.started_at}. Wait for it, or end that process.`,
          exitCodes.locked,
        );
      }
      rmSync(lock, { force: true });
    }
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return true;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
