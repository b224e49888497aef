import type { CallBlock, If, Macro, SetBlock, Statement, With } from '../parser/node.ts';
import { Kwargs } from '../values/kwargs.ts';
import { isTruthy } from '../values/truth.ts';
import { assign } from './assign.ts';
import type { Evaluation } from './evaluation.ts';
import type { Completion } from './interpreter.ts';
import { MacroValue } from './macro-value.ts';
import { type Output, TextOutput } from './output.ts';
import { runFor } from './run-for.ts';
import type { Scope } from './scope.ts';

/** Runs statements in order until one of them breaks off. */
export function* runBody(body: Statement[], scope: Scope, output: Output): Evaluation<Completion> {
  for (const statement of body) {
    const completion = yield* runStatement(statement, scope, output);
    if (completion) return completion;
  }
  return undefined;
}

function* runStatement(node: Statement, scope: Scope, output: Output): Evaluation<Completion> {
  const { interpreter } = scope.runtime;
  scope.activation.offset = node.offset;
  switch (node.kind) {
    case 'output':
      for (const part of node.parts) {
        if (typeof part === 'string') output.write(part);
        else {
          const value = yield* interpreter.evaluate(part, scope);
          scope.activation.offset = part.offset;
          output.print(value, part);
        }
      }
      output.endOfRun();
      return undefined;
    case 'if':
      return yield* runIf(node, scope, output);
    case 'for':
      return yield* runFor(node, scope, output);
    case 'set':
      assign(node.target, yield* interpreter.evaluate(node.value, scope), scope);
      return undefined;
    case 'set_block':
      return yield* runSetBlock(node, scope);
    case 'do':
      yield* interpreter.evaluate(node.expression, scope);
      return undefined;
    case 'macro':
      scope.set(node.name, macroValue(node, node.name, scope, false));
      return undefined;
    case 'call_block':
      yield* runCallBlock(node, scope, output);
      return undefined;
    case 'filter_block': {
      const inner = scope.inner(node.hidden);
      const text = new TextOutput();
      const completion = yield* runBody(node.body, inner, text);
      if (completion) return completion;
      output.printBlock(yield* interpreter.evaluateFilter(node.filter, inner, text.result()));
      return undefined;
    }
    case 'with':
      return yield* runWith(node, scope, output);
    case 'block':
      return yield* runBody(node.body, scope.top().inner(node.hidden), output);
    case 'break':
    case 'continue':
      return node.kind;
    case 'definition':
      return undefined;
  }
}

function* runIf(node: If, scope: Scope, output: Output): Evaluation<Completion> {
  for (const { condition, body } of node.branches) {
    if (isTruthy(yield* scope.runtime.interpreter.evaluate(condition, scope))) {
      return yield* runBody(body, scope, output);
    }
  }
  return node.otherwise ? yield* runBody(node.otherwise, scope, output) : undefined;
}

function* runSetBlock(node: SetBlock, scope: Scope): Evaluation<Completion> {
  const inner = scope.inner(node.hidden);
  const text = new TextOutput();
  const completion = yield* runBody(node.body, inner, text);
  if (completion) return completion;
  const value = node.filter
    ? yield* scope.runtime.interpreter.evaluateFilter(node.filter, inner, text.result())
    : text.result();
  assign(node.target, value, scope);
  return undefined;
}

/** The values are evaluated outside: they do not see each other's names. */
function* runWith(node: With, scope: Scope, output: Output): Evaluation<Completion> {
  const inner = scope.inner(node.hidden);
  for (const { target, value } of node.bindings) {
    assign(target, yield* scope.runtime.interpreter.evaluate(value, scope), inner);
  }
  return yield* runBody(node.body, inner, output);
}

function macroValue(node: Macro | CallBlock, name: string, scope: Scope, isCaller: boolean): MacroValue {
  const { signature, body, hidden } = node;
  const { text } = scope.activation;
  return new MacroValue({ name, signature, body, hidden, text }, scope.runtime, scope, isCaller);
}

/** Calls the block's macro with the block's body as its keyword argument `caller`. */
function* runCallBlock(node: CallBlock, scope: Scope, output: Output): Evaluation<void> {
  const { interpreter } = scope.runtime;
  const callee = yield* interpreter.evaluate(node.call.callee, scope);
  const { args, kwargs } = yield* interpreter.evaluateArguments(node.call, scope);
  const withCaller = new Kwargs(kwargs).set('caller', macroValue(node, 'caller', scope, true)) as Kwargs;
  scope.activation.offset = node.call.offset;
  output.printBlock(yield* interpreter.call(callee, args, withCaller, scope));
}
