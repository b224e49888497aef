/** A Python tuple. Build it with `Tuple.of(...)` or `tupleFrom(...)`: `new Tuple(3)` has Array's one-number trap. */
export class Tuple extends Array<unknown> {
  /** Names of the items, for the groups that groupby makes. */
  declare fieldNames?: readonly string[];

  // map, slice and the like on a tuple give plain lists.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A tuple of the items of an iterable. */
export function tupleFrom(items: Iterable<unknown>): Tuple {
  const tuple = new Tuple();
  for (const item of items) tuple.push(item);
  return tuple;
}
