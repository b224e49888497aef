/** YAML's values as JavaScript holds them: mappings are plain objects, and a float such as 1.0 is a PyFloat. */

/** Whether a value is a mapping, and no list or object of a class. */
export function isMapping(value: unknown): value is Record<string, any> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A deep copy; objects of classes are shared. */
export function clone<T>(value: T): T {
  if (Array.isArray(value)) return value.map(clone) as T;
  if (!isMapping(value)) return value;
  const copy: Record<string, any> = { ...value };
  for (const key in copy) {
    const item = copy[key];
    if (typeof item === 'object' && item !== null) copy[key] = clone(item);
  }
  return copy as T;
}
