import { itemOf } from '../methods/access.ts';
import { toStr } from '../values/str.ts';
import { Undefined } from '../values/undefined.ts';
import type { FilterContext } from './definition.ts';

/** Takes a value to the one filters compare or answer with. */
export type Getter = (value: unknown) => unknown;

/** The steps of an attribute such as `address.city` or `rows.0`; none for None. */
function stepsOf(attribute: unknown): unknown[] {
  if (attribute === null || attribute === undefined) return [];
  if (typeof attribute !== 'string') return [attribute];
  return attribute.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** A getter of a dotted attribute; `otherwise` (unless None) stands in for an undefined value. */
export function attributeGetter(context: FilterContext, attribute: unknown, otherwise?: unknown): Getter {
  const steps = stepsOf(attribute);
  const replace = otherwise !== null && otherwise !== undefined;
  return (value) => {
    let found = value;
    for (const step of steps) {
      found = itemOf(found, step, context.capturing);
      if (replace && found instanceof Undefined) found = otherwise;
    }
    return found;
  };
}

/** A getter of a list of attributes given as `'age,name'`. */
export function attributesGetter(context: FilterContext, attribute: unknown, last: Getter): Getter {
  const names = typeof attribute === 'string' ? attribute.split(',') : [attribute];
  const getters = names.map((name) => attributeGetter(context, name));
  return (value) => getters.map((getter) => last(getter(value)));
}

/** Lower case for strings, when case does not count; anything else as it is. */
export function caseFolder(caseSensitive: boolean): Getter {
  if (caseSensitive) return (value) => value;
  return (value) => (typeof value === 'string' ? toStr(value).toLowerCase() : value);
}
