import { Child, type OnTrouble } from './child.ts';
import {
  defaultParseLimits,
  type ParseJob,
  type ParseLimits,
  type ParseOutcome,
  type ParsePool,
} from './parse-job.ts';
import { crashed } from './parse-refusals.ts';

export interface PoolOptions {
  /** Children at once; 1 unless said otherwise. */
  readonly size?: number;
  readonly limits?: Partial<ParseLimits>;
  readonly onTrouble?: OnTrouble;
}

/** A child is replaced after this many jobs, and when it has grown so far (MB) that the next file would start too high. */
const MAX_JOBS = 500;
const WORN_MB = 200;

/** Makes a pool of parsing children. They start with the first jobs, and idle ones do not keep the program alive. */
export function createParsePool(options: PoolOptions = {}): ParsePool {
  const limits = { ...defaultParseLimits, ...options.limits };
  const size = options.size ?? 1;
  const onTrouble = options.onTrouble ?? (() => {});
  const idle: Child[] = [];
  const all = new Set<Child>();
  const waiting: { job: ParseJob; resolve: (outcome: never) => void }[] = [];
  let closed = false;

  const next = (): void => {
    const queued = waiting[0];
    if (queued === undefined) return;
    const child = healthyIdle() ?? (all.size < size ? start() : undefined);
    if (child === undefined) return;
    waiting.shift();
    void child.run(queued.job).then((outcome) => {
      release(child);
      queued.resolve(outcome as never);
      next();
    });
    next();
  };
  /** An idle child may have been killed from outside meanwhile. */
  const healthyIdle = (): Child | undefined => {
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) {
      if (!child.isDead) return child;
      all.delete(child);
    }
    return undefined;
  };
  const start = (): Child => {
    const child = new Child(limits, onTrouble);
    all.add(child);
    return child;
  };
  const release = (child: Child): void => {
    const worn = child.jobs >= MAX_JOBS || child.residentMb() > Math.min(WORN_MB, limits.residentMb / 2);
    if (!child.isDead && !worn && !closed) {
      idle.push(child);
      return;
    }
    all.delete(child);
    void child.end();
  };

  return {
    run: <T>(job: ParseJob) =>
      new Promise<ParseOutcome<T>>((resolve) => {
        if (closed) return resolve(crashed());
        waiting.push({ job, resolve });
        next();
      }),
    async close() {
      closed = true;
      for (const { resolve } of waiting.splice(0)) resolve(crashed() as never);
      await Promise.all([...all].map((child) => child.end()));
    },
  };
}
