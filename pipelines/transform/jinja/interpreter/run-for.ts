import type { For } from '../parser/node.ts';
import { iterate } from '../values/iterate.ts';
import { isTruthy } from '../values/truth.ts';
import { assign } from './assign.ts';
import type { Evaluation } from './evaluation.ts';
import type { Completion } from './interpreter.ts';
import { Loop, type NextItem, NONE_LEFT } from './loop.ts';
import { type Output, TextOutput } from './output.ts';
import type { Scope } from './scope.ts';

/** Runs a `for`, each pass in a scope of its own. */
export function* runFor(node: For, scope: Scope, output: Output): Evaluation<Completion> {
  const iterable = yield* scope.runtime.interpreter.evaluate(node.iterable, scope);
  if (!node.recursive) return yield* runPasses(node, iterable, scope, output, 0);
  output.printBlock(yield* renderRecursively(node, iterable, scope, 0));
  return undefined;
}

function* renderRecursively(node: For, iterable: unknown, scope: Scope, depth: number): Evaluation<string> {
  const text = new TextOutput();
  yield* runPasses(node, iterable, scope, text, depth);
  return text.result();
}

function* runPasses(
  node: For,
  iterable: unknown,
  scope: Scope,
  output: Output,
  depth0: number,
): Evaluation<Completion> {
  const { runtime } = scope;
  scope.activation.offset = node.iterable.offset;
  const items = iterate(iterable)[Symbol.iterator]();
  const loop = new Loop({
    runtime,
    iterable: node.condition ? undefined : iterable,
    next: node.condition ? selected(node, items, scope) : plain(items),
    depth0,
    recurse: node.recursive ? (inner) => renderRecursively(node, inner, scope, depth0 + 1) : undefined,
  });
  // Jinja runs the else branch unless some pass came to its end: one left by break or continue does not count.
  let anyPassEnded = false;
  for (;;) {
    const item = yield* loop.advance();
    if (item === NONE_LEFT) break;
    const pass = scope.inner(node.hidden);
    assign(node.target, item, pass);
    pass.set('loop', loop);
    const completion = yield* runtime.interpreter.runBody(node.body, pass, output);
    if (completion === 'break') break;
    if (completion === undefined) anyPassEnded = true;
  }
  if (anyPassEnded || !node.otherwise) return undefined;
  return yield* runtime.interpreter.runBody(node.otherwise, scope.inner(node.otherwiseHidden), output);
}

function plain(items: Iterator<unknown>): NextItem {
  // biome-ignore lint/correctness/useYield: a plain iterator never waits
  return function* () {
    const step = items.next();
    return step.done ? NONE_LEFT : step.value;
  };
}

/** Items for which the loop's condition holds, tested one at a time as the loop gets to them. */
function selected(node: For, items: Iterator<unknown>, scope: Scope): NextItem {
  return function* () {
    for (let step = items.next(); !step.done; step = items.next()) {
      const candidate = scope.inner(undefined);
      assign(node.target, step.value, candidate);
      const holds = yield* scope.runtime.interpreter.evaluate(node.condition!, candidate);
      if (isTruthy(holds)) return step.value;
    }
    return NONE_LEFT;
  };
}
