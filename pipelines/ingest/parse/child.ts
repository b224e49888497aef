import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Refusal } from '../../../connectors/reading/refusal.ts';
import { childCommand } from './child-command.ts';
import type { AnswerMessage, JobMessage, ParseJob, ParseLimits } from './parse-job.ts';
import { crashed, noSpace, outOfMemory, timedOut } from './parse-refusals.ts';

const START_MS = 30_000;
const WATCH_MS = 200;

/** What went wrong with a child, for the log of the operator: never a value of the file. */
export type OnTrouble = (what: string) => void;

/**
 * One parsing process. It takes one job at a time; after a job that failed in any way but by throwing it is dead and
 * must be replaced.
 */
export class Child {
  readonly #process: ChildProcess;
  readonly #limits: ParseLimits;
  readonly #onTrouble: OnTrouble;
  #ready = false;
  #dead = false;
  #jobs = 0;
  #wallMs = 0;
  #settle: ((outcome: unknown) => void) | undefined;
  #wall: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;

  constructor(limits: ParseLimits, onTrouble: OnTrouble) {
    const { script, execArgv } = childCommand(limits.heapMb);
    this.#limits = limits;
    this.#onTrouble = onTrouble;
    this.#process = fork(script, [], {
      execArgv: [...execArgv],
      env: childEnvironment(),
      serialization: 'advanced',
      // What a dying parser prints may hold cell values.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#process.on('message', (message) => this.#answered(message as AnswerMessage));
    this.#process.on('exit', (code, signal) =>
      this.#ended(`the child ended with ${signal ?? `code ${code}`}`),
    );
    this.#process.on('error', (error) => this.#ended(`the child could not run (${error.name})`));
  }

  get isDead(): boolean {
    return this.#dead;
  }

  get jobs(): number {
    return this.#jobs;
  }

  /** Runs one job to its result or refusal; never rejects. */
  run(job: ParseJob): Promise<unknown> {
    this.#jobs += 1;
    this.#hold(true);
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#wallMs = this.#limits.wallMs + (job.moreWallMs ?? 0);
      this.#startClock();
      this.#watch = setInterval(() => this.#checkMemory(), WATCH_MS);
      const message: JobMessage = { ...job, id: this.#jobs };
      this.#process.send(message, (error) => {
        if (error !== null) this.#kill(crashed(), `the job could not be sent (${error.name})`);
      });
    });
  }

  /** Resident memory in MB; 0 where it cannot be known. */
  residentMb(): number {
    try {
      const pages = Number(readFileSync(`/proc/${this.#process.pid}/statm`, 'latin1').split(' ')[1]);
      return (pages * 4096) / 1024 / 1024;
    } catch {
      return 0;
    }
  }

  /** Ends the process: politely when idle, at once when busy. */
  async end(): Promise<void> {
    if (this.#dead) return;
    const exited = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    if (this.#settle !== undefined) this.#kill(crashed(), 'closed while busy');
    else if (this.#process.connected) this.#process.disconnect();
    const impatient = setTimeout(() => this.#process.kill('SIGKILL'), 1_000);
    await exited;
    clearTimeout(impatient);
  }

  #startClock(): void {
    clearTimeout(this.#wall);
    const [ms, what] = this.#ready
      ? [this.#wallMs, 'the job took too long']
      : [START_MS, 'the child did not start'];
    this.#wall = setTimeout(() => this.#kill(timedOut(this.#wallMs), what), ms);
  }

  #checkMemory(): void {
    if (this.residentMb() > this.#limits.residentMb)
      this.#kill(outOfMemory(), 'the child took too much memory');
  }

  #answered(message: AnswerMessage): void {
    if (message.kind === 'ready') {
      this.#ready = true;
      if (this.#settle !== undefined) this.#startClock();
      return;
    }
    if (message.id !== this.#jobs) return;
    if (message.kind === 'result') this.#finish(message.value);
    else if (message.isDiskFull) this.#finish(noSpace());
    else {
      this.#onTrouble(`${message.name}\n${message.stack}`);
      this.#finish(crashed());
    }
  }

  /** An end without an answer is a crash, also when the child leaves quietly with code 0. */
  #ended(what: string): void {
    this.#dead = true;
    if (this.#settle === undefined) return;
    this.#onTrouble(what);
    this.#finish(crashed());
  }

  #kill(refusal: Refusal, what: string): void {
    this.#dead = true;
    this.#process.kill('SIGKILL');
    if (this.#settle === undefined) return;
    this.#onTrouble(what);
    this.#finish(refusal);
  }

  #finish(outcome: unknown): void {
    clearTimeout(this.#wall);
    clearInterval(this.#watch);
    const settle = this.#settle;
    this.#settle = undefined;
    this.#hold(false);
    settle?.(outcome);
  }

  /** An idle child does not keep its parent alive. */
  #hold(busy: boolean): void {
    if (busy) {
      this.#process.ref();
      this.#process.channel?.ref();
    } else {
      this.#process.unref();
      this.#process.channel?.unref();
    }
  }
}

/** Nothing of the parent's environment but time zone, language and temporary folder: no secret and no proxy. */
function childEnvironment(): NodeJS.ProcessEnv {
  const kept = ['TZ', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'SystemRoot'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
