import { CONTEXT_FILTERS } from '../filters/apply-filters.ts';
import { forEachChild } from '../parser/children.ts';
import type { Expression } from '../parser/node.ts';
import { Markup } from '../values/markup.ts';
import { isNumeric } from '../values/number.ts';
import { entriesOf } from '../values/py-dict.ts';
import { PyRange } from '../values/py-range.ts';
import { PySet } from '../values/py-set.ts';
import { isDict } from '../values/type-name.ts';

/**
 * Whether Jinja computes an expression when it compiles the template. dbt's native rendering turns such a value
 * into text: `{{ 1 }}` is '1', while `{{ x }}` of the same value is 1.
 */
export function isConstant(node: Expression): boolean {
  if (node.kind === 'name' || node.kind === 'call') return false;
  if (node.kind === 'filter' && CONTEXT_FILTERS.has(node.name)) return false;
  let constant = true;
  forEachChild(node, (child) => {
    constant &&= isConstant(child);
  });
  return constant;
}

/** Whether a value is of a type Jinja can write down as a constant. */
export function isWritable(value: unknown): boolean {
  if (value === null || typeof value === 'string' || value instanceof Markup || isNumeric(value)) return true;
  if (value instanceof PyRange) return true;
  if (Array.isArray(value)) return value.every(isWritable);
  if (value instanceof PySet) return [...value].every(isWritable);
  if (!isDict(value)) return false;
  return [...entriesOf(value)].every(([key, item]) => isWritable(key) && isWritable(item));
}
