import { PyDict } from './py-dict.ts';

/** What `namespace()` makes: the one kind of object whose attributes templates can set. */
export class Namespace {
  readonly pyType = 'Namespace';
  readonly attributes: PyDict;

  constructor(entries: Iterable<readonly [unknown, unknown]>) {
    this.attributes = new PyDict(entries);
  }
}
