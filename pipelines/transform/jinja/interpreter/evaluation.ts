import { PythonError } from '../error.ts';

/** A computation that yields each Promise it meets and is resumed with what the Promise became. */
export type Evaluation<T = unknown> = Generator<PromiseLike<unknown>, T, unknown>;

/** Whether a value is a Promise. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}

/** Runs a computation to its end at once; meeting a Promise is an error inside it. */
export function runSync<T>(evaluation: Evaluation<T>): T {
  let step = evaluation.next();
  while (!step.done) {
    // The Promise is given up: its failure must not bring the process down.
    Promise.resolve(step.value).catch(() => undefined);
    const message = 'a function answered with a Promise, which cannot be waited for while parsing';
    step = evaluation.throw(new PythonError('RuntimeError', message));
  }
  return step.value;
}

/** Runs a computation, waiting for each Promise. */
export async function runAsync<T>(evaluation: Evaluation<T>): Promise<T> {
  let step = evaluation.next();
  while (!step.done) step = await resume(evaluation, step.value);
  return step.value;
}

/** Runs a computation at once as far as it meets no Promise; answers its value or a Promise of it. */
export function runMaybeAsync<T>(evaluation: Evaluation<T>): T | Promise<T> {
  const step = evaluation.next();
  return step.done ? step.value : finish(evaluation, step.value);
}

async function finish<T>(evaluation: Evaluation<T>, promise: PromiseLike<unknown>): Promise<T> {
  let step = await resume(evaluation, promise);
  while (!step.done) step = await resume(evaluation, step.value);
  return step.value;
}

async function resume<T>(evaluation: Evaluation<T>, promise: PromiseLike<unknown>) {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return evaluation.throw(error);
  }
  return evaluation.next(value);
}
