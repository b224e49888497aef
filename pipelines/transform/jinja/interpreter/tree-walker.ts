import { evaluateArguments } from './arguments.ts';
import { call } from './call.ts';
import { evaluate, evaluateFilter } from './evaluate.ts';
import type { Interpreter } from './interpreter.ts';
import { runBody } from './run-body.ts';

/** The interpreter: a generator per node, suspended only where a callable answers with a Promise. */
export const TREE_WALKER: Interpreter = { evaluate, evaluateArguments, evaluateFilter, call, runBody };
