import { entriesOf } from './py-dict.ts';
import { Tuple } from './tuple.ts';

/** What `keys()`, `values()` and `items()` of a dict answer: a view that follows the dict. */
export class DictView {
  readonly dict: Map<unknown, unknown> | Record<string, unknown>;
  readonly kind: 'keys' | 'values' | 'items';
  readonly pyType: string;

  constructor(dict: Map<unknown, unknown> | Record<string, unknown>, kind: DictView['kind']) {
    this.dict = dict;
    this.kind = kind;
    this.pyType = `dict_${kind}`;
  }

  *[Symbol.iterator](): IterableIterator<unknown> {
    for (const [key, value] of entriesOf(this.dict)) {
      if (this.kind === 'keys') yield key;
      else if (this.kind === 'values') yield value ?? null;
      else yield Tuple.of(key, value ?? null);
    }
  }
}
