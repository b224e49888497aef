/**
 * Jinja as dbt configures it: parse templates, render them, call their macros.
 *
 * Values: None is null, True/False are booleans, int is a JavaScript integer (bigint beyond 2^53), float is
 * PyFloat, str is a string, list is an Array, tuple is Tuple, dict is a Map (PyDict when made by a template),
 * set is PySet. A JavaScript function is callable: it gets the positional arguments and, when there were keyword
 * arguments, a last argument that is an instance of Kwargs; it may return a Promise.
 */
import type { RenderEnvironment } from './environment.ts';
import type { MacroValue } from './interpreter/macro-value.ts';
import type { Definition, ExpressionTemplate, Template } from './parser/template.ts';

export type { Globals, NamedCallable, RenderEnvironment } from './environment.ts';
export { type Frame, JinjaError, PythonError } from './error.ts';
export { MacroValue } from './interpreter/macro-value.ts';
export type {
  Definition,
  DefinitionArgument,
  DefinitionKind,
  ExpressionTemplate,
  Template,
} from './parser/template.ts';
export { Kwargs } from './values/kwargs.ts';
export type { JinjaProtocol } from './values/protocol.ts';
export { Tuple, tupleFrom } from './values/tuple.ts';

export interface ParseOptions {
  /** Path named in errors. */
  file: string;
  /** Line number of the source's first line, when it is a part of a file. Default 1. */
  firstLine?: number;
}

/** Parses a template. Throws JinjaError (TemplateSyntaxError) with the place of the mistake. */
export declare function parseTemplate(source: string, options: ParseOptions): Template;
/** Parses a lone expression (no braces). */
export declare function parseExpression(source: string, options: ParseOptions): ExpressionTemplate;
/** Finds dbt's blocks in a file the way dbt does, leaving the text around them unparsed (schema.yml docs, .md). */
export declare function extractDefinitions(
  source: string,
  options: ParseOptions & { kinds: readonly string[] },
): Definition[];

/** Renders to text; awaits Promises that callables return. */
export declare function render(template: Template, environment: RenderEnvironment): Promise<string>;
/** Renders to text; a callable that returns a Promise is an error. */
export declare function renderSync(template: Template, environment: RenderEnvironment): string;
/** Renders as dbt renders YAML values: a lone expression keeps its value, anything else becomes text. */
export declare function renderNative(template: Template, environment: RenderEnvironment): Promise<unknown>;
export declare function renderNativeSync(template: Template, environment: RenderEnvironment): unknown;
export declare function evaluate(
  expression: ExpressionTemplate,
  environment: RenderEnvironment,
): Promise<unknown>;
export declare function evaluateSync(expression: ExpressionTemplate, environment: RenderEnvironment): unknown;

/** A callable value of a definition: its body sees the environment's globals. */
export declare function makeMacro(definition: Definition, environment: RenderEnvironment): MacroValue;
export type CallKwargs = ReadonlyMap<string, unknown> | Record<string, unknown>;
export declare function callMacro(macro: MacroValue, args?: unknown[], kwargs?: CallKwargs): Promise<unknown>;
export declare function callMacroSync(macro: MacroValue, args?: unknown[], kwargs?: CallKwargs): unknown;
/** Calls a macro and answers its value at once when nothing in it returned a Promise, else a Promise. */
export declare function invokeMacro(macro: MacroValue, args?: unknown[], kwargs?: CallKwargs): unknown;

/** A Python float. Integers are plain numbers; a number with a fraction from JavaScript counts as a float, too. */
export declare class PyFloat {
  readonly value: number;
  constructor(value: number);
}
/** A dict with Python's key equality (1, 1.0 and True are one key; tuples compare by their items). */
export declare class PyDict extends Map<unknown, unknown> {}
/** A Python set. */
export declare class PySet {
  constructor(items?: Iterable<unknown>);
  readonly size: number;
}
/** The value of a name, attribute or item that does not exist. */
export declare class Undefined {
  readonly message: string;
}
/** Python's str(). */
export declare function toStr(value: unknown): string;
/** Python's repr(). */
export declare function toRepr(value: unknown): string;
/** Python's bool(). */
export declare function isTruthy(value: unknown): boolean;
/** Deep conversion to JSON-like JavaScript values: Map -> object, Tuple and PySet -> array, PyFloat -> number. */
export declare function toJs(value: unknown): unknown;
/** Deep conversion of JSON-like JavaScript values: object -> PyDict, undefined -> null; the rest as is. */
export declare function fromJs(value: unknown): unknown;
