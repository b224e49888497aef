import { ownAttribute } from '../methods/access.ts';
import { dumpJson } from '../values/json.ts';
import { Markup } from '../values/markup.ts';
import { prettyRepr } from '../values/pretty-repr.ts';
import { toRepr, toStr } from '../values/str.ts';
import { isTruthy } from '../values/truth.ts';
import { Tuple } from '../values/tuple.ts';
import { ownerName } from '../values/type-name.ts';
import { Undefined } from '../values/undefined.ts';
import { type FilterContext, type FilterFunction, ofValue, withParameters } from './definition.ts';

function otherwise(value: unknown, replacement: unknown, anyFalse: unknown): unknown {
  const replaces = value instanceof Undefined || (isTruthy(anyFalse) && !isTruthy(value));
  return replaces ? (replacement === undefined ? '' : replacement) : value;
}

function attribute(context: FilterContext, value: unknown, name: unknown): unknown {
  if (value instanceof Undefined && !value.capturing) throw value.error();
  const found = ownAttribute(value, toStr(name));
  if (found !== undefined) return found;
  return new Undefined({ owner: ownerName(value), name: toRepr(name) }, context.capturing);
}

const HTML_SAFE: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', "'": '\\u0027' };

/** JSON with sorted keys in which nothing can end a script element, marked safe. */
function toJson(value: unknown, indent: unknown): Markup {
  const unit = indent === undefined || indent === null ? undefined : (indent as number | string);
  const json = dumpJson(value, { indent: unit, sortKeys: true });
  return new Markup(json.replace(/[<>&']/g, (character) => HTML_SAFE[character]!));
}

const byDefault = (_: FilterContext, value: unknown, ...[replacement, anyFalse]: unknown[]) =>
  otherwise(value, replacement, anyFalse);

export const VALUE_FILTERS: [string, FilterFunction][] = [
  withParameters('default', ['default_value', 'boolean'], byDefault),
  withParameters('d', ['default_value', 'boolean'], byDefault),
  withParameters('attr', ['name'], attribute, 1),
  withParameters('tojson', ['indent'], (_, value, indent) => toJson(value, indent)),
  ofValue('pprint', prettyRepr),
  // dbt's own; while rendering YAML the first four mark the value instead (see native/marker.ts).
  ofValue('as_text', (value) => value),
  ofValue('as_bool', (value) => value),
  ofValue('as_native', (value) => value),
  ofValue('as_number', (value) => value),
  ofValue('is_list', (value) => Array.isArray(value) && !(value instanceof Tuple)),
];
