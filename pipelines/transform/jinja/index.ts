/**
 * Jinja as dbt configures it: parse templates, render them, call their macros.
 *
 * Values: None is null, True/False are booleans, int is a JavaScript integer (bigint beyond 2^53), float is
 * PyFloat, str is a string, list is an Array, tuple is Tuple, dict is a Map (PyDict when made by a template),
 * set is PySet. A JavaScript function is callable: it gets the positional arguments and, when there were keyword
 * arguments, a last argument that is an instance of Kwargs; it may return a Promise. A plain object is a read-only
 * dict whose entries are attributes, too; of other objects the properties and methods are attributes, unless they
 * say otherwise with a JinjaProtocol under `__jinja__`.
 *
 * The semantics are those of Jinja2 3.1.6 in dbt's sandbox, with dbt's block tags and `return()`. Refused by name:
 * include, import, extends, autoescape, complex numbers, `\N{...}` escapes. Different: sets keep their order,
 * `repr()` of generators and functions has no address, macros of the rendered file keep their names.
 */
export type { Globals, NamedCallable, RenderEnvironment } from './environment.ts';
export { type Frame, JinjaError, PythonError, type PythonErrorType } from './error.ts';
export { MacroReturn } from './interpreter/macro-return.ts';
export { MacroValue } from './interpreter/macro-value.ts';
export { ownAttribute } from './methods/access.ts';
export {
  type ExtractOptions,
  extractDefinitions,
  type ParseOptions,
  parseExpression,
  parseTemplate,
} from './parse.ts';
export type {
  Definition,
  DefinitionArgument,
  DefinitionKind,
  ExpressionTemplate,
  Template,
} from './parser/template.ts';
export {
  type CallKwargs,
  callMacro,
  callMacroSync,
  callValue,
  evaluate,
  evaluateSync,
  invokeMacro,
  makeMacro,
  render,
  renderNative,
  renderNativeSync,
  renderSync,
} from './render.ts';
export { binary } from './values/arithmetic.ts';
export { fromJs, toJs } from './values/conversion.ts';
export { isEqual } from './values/equality.ts';
export { iterableOf, iterate, listOf } from './values/iterate.ts';
export { dumpJson } from './values/json.ts';
export { Kwargs } from './values/kwargs.ts';
export { Markup } from './values/markup.ts';
export { compare } from './values/order.ts';
export type { JinjaProtocol } from './values/protocol.ts';
export { PyDict } from './values/py-dict.ts';
export { PyFloat } from './values/py-float.ts';
export { PyIterator } from './values/py-iterator.ts';
export { PySet } from './values/py-set.ts';
export { toRepr, toStr } from './values/str.ts';
export { isTruthy } from './values/truth.ts';
export { Tuple, tupleFrom } from './values/tuple.ts';
export { typeName } from './values/type-name.ts';
export { Undefined } from './values/undefined.ts';
