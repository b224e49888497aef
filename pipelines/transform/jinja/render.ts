import type { RenderEnvironment } from './environment.ts';
import { Activation } from './interpreter/activation.ts';
import { plainCall } from './interpreter/call.ts';
import type { Evaluation } from './interpreter/evaluation.ts';
import { runAsync, runMaybeAsync, runSync } from './interpreter/evaluation.ts';
import { runMacro } from './interpreter/macro-call.ts';
import { MacroValue } from './interpreter/macro-value.ts';
import { type Output, TextOutput } from './interpreter/output.ts';
import { type Runtime, runtimeOf } from './interpreter/runtime.ts';
import { Scope } from './interpreter/scope.ts';
import { NativeOutput } from './native/native-output.ts';
import type { Definition, ExpressionTemplate, Template } from './parser/template.ts';
import { Kwargs } from './values/kwargs.ts';

/** Runs a template's top level into an output; answers what the output made of it. */
function* runTemplate<T>(
  template: Template,
  runtime: Runtime,
  output: Output & { result(): T },
): Evaluation<T> {
  const activation = new Activation(template.text);
  const scope = Scope.root(runtime, activation, template.hidden);
  try {
    yield* runtime.interpreter.runBody(template.body, scope, output);
    return output.result();
  } catch (error) {
    throw activation.locate(error);
  }
}

function renderText(template: Template, environment: RenderEnvironment): Evaluation<string> {
  return runTemplate(template, runtimeOf(environment), new TextOutput());
}

function renderValue(template: Template, environment: RenderEnvironment): Evaluation {
  return runTemplate(template, runtimeOf(environment, true), new NativeOutput());
}

function* evaluateExpression(template: ExpressionTemplate, environment: RenderEnvironment): Evaluation {
  const runtime = runtimeOf(environment);
  const activation = new Activation(template.text);
  try {
    return yield* runtime.interpreter.evaluate(template.expression, Scope.root(runtime, activation));
  } catch (error) {
    throw activation.locate(error);
  }
}

/** Renders to text; waits for Promises that callables return. Throws JinjaError. */
export function render(template: Template, environment: RenderEnvironment): Promise<string> {
  return runAsync(renderText(template, environment));
}

/** Renders to text at once; a callable that returns a Promise is an error. Throws JinjaError. */
export function renderSync(template: Template, environment: RenderEnvironment): string {
  return runSync(renderText(template, environment));
}

/**
 * Renders as dbt renders the values of YAML files: a lone expression that is not constant keeps its value, anything
 * else becomes text; `as_native`, `as_bool`, `as_number` read a lone text as a Python literal.
 */
export function renderNative(template: Template, environment: RenderEnvironment): Promise<unknown> {
  return runAsync(renderValue(template, environment));
}

/** As renderNative, at once. */
export function renderNativeSync(template: Template, environment: RenderEnvironment): unknown {
  return runSync(renderValue(template, environment));
}

/** The value of an expression; waits for Promises. */
export function evaluate(expression: ExpressionTemplate, environment: RenderEnvironment): Promise<unknown> {
  return runAsync(evaluateExpression(expression, environment));
}

/** The value of an expression, at once. */
export function evaluateSync(expression: ExpressionTemplate, environment: RenderEnvironment): unknown {
  return runSync(evaluateExpression(expression, environment));
}

/** A callable value of a definition: its body sees the environment's globals and nothing of the definition's file. */
export function makeMacro(definition: Definition, environment: RenderEnvironment): MacroValue {
  const { name, signature, statements, hidden, template } = definition;
  const code = { name, signature, body: statements, hidden, text: template.text };
  return new MacroValue(code, runtimeOf(environment), undefined);
}

/** Keyword arguments of a call from JavaScript. */
export type CallKwargs = ReadonlyMap<string, unknown> | Record<string, unknown>;

function start(macro: MacroValue, args: unknown[], kwargs: CallKwargs): Evaluation {
  const entries = kwargs instanceof Map ? kwargs : Object.entries(kwargs);
  return runMacro(macro, args, new Kwargs(entries as Iterable<[string, unknown]>), 0);
}

/** Calls a macro: its text, or what it gives to `return()`. Throws JinjaError. */
export function callMacro(
  macro: MacroValue,
  args: unknown[] = [],
  kwargs: CallKwargs = {},
): Promise<unknown> {
  return runAsync(start(macro, args, kwargs));
}

/** Calls a macro at once; a callable in it that returns a Promise is an error. */
export function callMacroSync(macro: MacroValue, args: unknown[] = [], kwargs: CallKwargs = {}): unknown {
  return runSync(start(macro, args, kwargs));
}

/**
 * Calls a macro and answers its value at once when nothing in it had to be waited for, else a Promise: the call for
 * JavaScript callables that serve parse time and run time alike.
 */
export function invokeMacro(macro: MacroValue, args: unknown[] = [], kwargs: CallKwargs = {}): unknown {
  return runMaybeAsync(start(macro, args, kwargs));
}

/** Calls any callable value of a template from JavaScript; answers a Promise where it has to be waited for. */
export function callValue(callee: unknown, args: unknown[] = [], kwargs: CallKwargs = {}): unknown {
  if (callee instanceof MacroValue) return invokeMacro(callee, args, kwargs);
  const entries = kwargs instanceof Map ? kwargs : Object.entries(kwargs);
  return plainCall(callee, args, new Kwargs(entries as Iterable<[string, unknown]>));
}
