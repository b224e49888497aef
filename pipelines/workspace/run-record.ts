import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from './workspace.ts';

/** What one run of a command did, step by step: data/runs/<run_id>.json. No personal value is ever in it. */
export interface RunRecord {
  readonly run_id: string;
  readonly command: string;
  readonly started_at: string;
  ended_at: string | null;
  outcome: 'running' | 'done' | 'refused_or_overdue' | 'gate_failed' | 'failed';
  readonly steps: { step: string; detail: string; seconds: number }[];
}

export interface Run {
  readonly record: RunRecord;
  /** Runs a step and records how long it took and what `describe` says of its result. */
  step<T>(name: string, work: () => Promise<T>, describe: (result: T) => string): Promise<T>;
  /** A line of the run's log, data/runs/<run_id>.log. */
  log(line: string): void;
  end(outcome: RunRecord['outcome']): void;
}

/** Starts the record of a run; it is on disk from its first moment, so that a killed run is seen as one. */
export function startRun(workspace: Workspace, command: string): Run {
  const started = workspace.clock.now();
  const id = `${started.replace(/[-:]/g, '').replace('T', '-')}-${randomUUID().slice(0, 6)}`;
  mkdirSync(workspace.paths.runs, { recursive: true, mode: 0o700 });
  const record: RunRecord = {
    run_id: id,
    command,
    started_at: started,
    ended_at: null,
    outcome: 'running',
    steps: [],
  };
  const file = join(workspace.paths.runs, `${id}.json`);
  const save = () => {
    writeFileSync(`${file}.tmp`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.tmp`, file);
  };
  save();
  return {
    record,
    log: (line) => appendFileSync(join(workspace.paths.runs, `${id}.log`), `${line}\n`, { mode: 0o600 }),
    async step(name, work, describe) {
      const begin = performance.now();
      const finish = (detail: string) => {
        record.steps.push({ step: name, detail, seconds: Math.round(performance.now() - begin) / 1000 });
        save();
      };
      try {
        const result = await work();
        finish(describe(result));
        return result;
      } catch (error) {
        finish(`failed: ${(error as Error).message.split('\n')[0]}`);
        throw error;
      }
    },
    end(outcome) {
      record.outcome = outcome;
      record.ended_at = workspace.clock.now();
      save();
    },
  };
}

/** The records of all runs, newest first. */
export function listRuns(workspace: Workspace): RunRecord[] {
  try {
    return readdirSync(workspace.paths.runs)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .reverse()
      .map((name) => JSON.parse(readFileSync(join(workspace.paths.runs, name), 'utf8')) as RunRecord);
  } catch {
    return [];
  }
}
