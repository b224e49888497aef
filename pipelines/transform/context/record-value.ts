/** A record of dbt's, as templates see it: a dict that also answers to_dict(). */
import { type JinjaProtocol, ownAttribute, PyDict, toJs, toRepr } from '../jinja/index.ts';

class RecordValue extends PyDict {
  readonly __jinja__: JinjaProtocol;

  constructor(plain: PyDict) {
    super(plain);
    this.__jinja__ = {
      getAttr: (name) => (name === 'to_dict' ? () => new PyDict(plain) : ownAttribute(plain, name)),
      str: () => toRepr(plain),
      repr: () => toRepr(plain),
      isMapping: true,
      toJs: () => toJs(plain),
      toJson: () => plain,
    };
  }
}

/** The dict with to_dict(), which answers a copy. */
export function recordValue(plain: PyDict): PyDict {
  return new RecordValue(plain);
}
