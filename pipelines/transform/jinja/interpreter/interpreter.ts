import type { CallArguments, Expression, Filter, Statement } from '../parser/node.ts';
import type { Kwargs } from '../values/kwargs.ts';
import type { Evaluation } from './evaluation.ts';
import type { Output } from './output.ts';
import type { Scope } from './scope.ts';

/** How a body ended: at its end, or by a `break` or `continue` meant for a loop around it. */
export type Completion = 'break' | 'continue' | undefined;

/**
 * The functions that walk the tree. They call each other in circles through this interface, so that each file
 * imports only what is below it (tree-walker.ts puts them together).
 */
export interface Interpreter {
  evaluate(node: Expression, scope: Scope): Evaluation;
  evaluateArguments(node: CallArguments, scope: Scope): Evaluation<{ args: unknown[]; kwargs: Kwargs }>;
  /** A filter's result; `body` is the text that a filter without a target is applied to. */
  evaluateFilter(node: Filter, scope: Scope, body: string): Evaluation;
  call(callee: unknown, args: unknown[], kwargs: Kwargs, scope: Scope): Evaluation;
  runBody(body: Statement[], scope: Scope, output: Output): Evaluation<Completion>;
}
