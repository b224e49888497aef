import type { FilterFunction } from '../filters/definition.ts';
import { ofValue } from '../filters/definition.ts';
import type { JinjaProtocol } from '../values/protocol.ts';
import { toStr } from '../values/str.ts';
import { stringRepr } from '../values/string-repr.ts';

export type MarkerKind = 'text' | 'native' | 'bool' | 'number';

/** A text that a YAML value was turned into by `as_text`, `as_native`, `as_bool` or `as_number`. */
export class Marker {
  readonly kind: MarkerKind;
  readonly text: string;
  readonly __jinja__: JinjaProtocol;

  constructor(kind: MarkerKind, value: unknown) {
    this.kind = kind;
    this.text = toStr(value);
    const { text } = this;
    this.__jinja__ = {
      typeName: 'str',
      isString: true,
      str: () => text,
      repr: () => stringRepr(text),
      truthy: () => text !== '',
      iterate: () => text,
      eq: (other) => toStr(other) === text,
      toJs: () => text,
    };
  }
}

const mark = (name: string, kind: MarkerKind) => ofValue(name, (value) => new Marker(kind, value));

/** dbt's filters as they act while YAML is rendered. */
export const MARKERS: ReadonlyMap<string, FilterFunction> = new Map([
  mark('as_text', 'text'),
  mark('as_native', 'native'),
  mark('as_bool', 'bool'),
  mark('as_number', 'number'),
]);
