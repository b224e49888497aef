import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { OperatorError } from '../../../domain/operator-error.ts';
import { childCommand } from './child-command.ts';
import type { QueryAnswer, QueryRequest, QueryResult } from './query-types.ts';

const START_SECONDS = 30;
const WATCH_MS = 100;

/**
 * Runs the request in a process of its own and kills that when it goes beyond its limits, so that no statement can take
 * the program that serves it down. Throws OperatorError QUERY_REFUSED, QUERY_WRONG, QUERY_TOO_LONG, QUERY_TOO_LARGE or
 * QUERY_FAILED.
 */
export function runInChild(request: QueryRequest): Promise<QueryResult> {
  const { limits } = request;
  const { script, execArgv } = childCommand();
  const child = fork(script, [], {
    execArgv,
    env: childEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let clock = setTimeout(() => fail(failed('did not start')), START_SECONDS * 1000);
    const watch = setInterval(() => {
      if (residentMb(child) > limits.residentMb) fail(tooLarge());
    }, WATCH_MS);
    const stop = () => {
      clearTimeout(clock);
      clearInterval(watch);
      child.removeAllListeners();
      // An error that a killed child's pipe reports late is nobody's concern.
      child.on('error', () => {});
      child.kill('SIGKILL');
    };
    const fail = (error: OperatorError) => {
      stop();
      reject(error);
    };
    child.on('message', (message) => {
      const answer = message as QueryAnswer;
      if (answer.kind === 'ready') {
        clearTimeout(clock);
        clock = setTimeout(() => fail(tooLong(limits.seconds)), limits.seconds * 1000);
        child.send(request);
      } else if (answer.kind === 'refused') fail(new OperatorError(answer.code, answer.message));
      else {
        stop();
        resolve(answer.result);
      }
    });
    child.on('error', (error) => fail(failed(error.name)));
    // An end without an answer is a crash, also when the child leaves quietly with code 0.
    child.on('exit', (code, signal) => fail(failed(signal ?? `ended with code ${code}`)));
  });
}

function tooLong(seconds: number): OperatorError {
  return new OperatorError(
    'QUERY_TOO_LONG',
    `The statement was stopped after ${seconds} seconds. Ask for less, or narrow it with WHERE.`,
  );
}

function tooLarge(): OperatorError {
  return new OperatorError(
    'QUERY_TOO_LARGE',
    'The statement needs more memory than readers have. Ask for fewer rows or columns.',
  );
}

function failed(what: string): OperatorError {
  return new OperatorError('QUERY_FAILED', `The statement could not be run: its process ${what}.`);
}

/** Resident memory in MB; 0 where the system does not tell. */
function residentMb(child: ChildProcess): number {
  try {
    const pages = Number(readFileSync(`/proc/${child.pid}/statm`, 'latin1').split(' ')[1]);
    return (pages * 4096) / 1024 / 1024;
  } catch {
    return 0;
  }
}

/** Nothing of the parent's environment but what a program needs to start: no secret and no proxy. */
function childEnvironment(): NodeJS.ProcessEnv {
  const kept = ['TZ', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'SystemRoot'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
