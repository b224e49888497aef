/** A column as adapters describe it: name and DuckDB type. */
import { DbtError } from '../errors.ts';
import { type JinjaProtocol, Kwargs, toRepr, toStr } from '../jinja/index.ts';
import { quoteName } from './relation.ts';

/** The one word that DuckDB's adapter translates. */
const LABELS: Record<string, string> = { STRING: 'TEXT' };
const FLOATS = new Set(['real', 'float', 'float4', 'float8', 'double']);
const INTEGERS = new Set([
  'tinyint',
  'smallint',
  'integer',
  'bigint',
  'hugeint',
  'utinyint',
  'usmallint',
  'uinteger',
  'ubigint',
  'int1',
  'int2',
  'int4',
  'int8',
  'short',
  'int',
  'signed',
  'long',
]); // prettier-ignore
const TEXTS = new Set(['text', 'character varying', 'character', 'varchar']);

export class Column {
  readonly name: string;
  readonly dtype: string;
  readonly charSize: number | null;
  readonly precision: unknown;
  readonly scale: unknown;

  constructor(
    name: string,
    dtype: string,
    charSize: number | null = null,
    precision: unknown = null,
    scale: unknown = null,
  ) {
    this.name = name;
    this.dtype = dtype;
    this.charSize = charSize;
    this.precision = precision;
    this.scale = scale;
  }

  get isString(): boolean {
    return TEXTS.has(this.dtype.toLowerCase());
  }
  get isNumeric(): boolean {
    return ['numeric', 'decimal'].includes(this.dtype.toLowerCase());
  }
  get isInteger(): boolean {
    return INTEGERS.has(this.dtype.toLowerCase());
  }
  get isFloat(): boolean {
    return FLOATS.has(this.dtype.toLowerCase());
  }

  /** The type with its size or precision, as DDL wants it. */
  get dataType(): string {
    if (this.isString) return `character varying(${this.stringSize()})`;
    if (this.isNumeric) {
      if (
        this.precision === null ||
        this.precision === undefined ||
        this.scale === null ||
        this.scale === undefined
      )
        return this.dtype;
      return `${this.dtype}(${toStr(this.precision)},${toStr(this.scale)})`;
    }
    return this.dtype;
  }

  stringSize(): number {
    if (!this.isString) throw new DbtError('Runtime', 'Called string_size() on non-string field!');
    return this.dtype.toLowerCase() === 'text' || this.charSize === null ? 256 : this.charSize;
  }

  canExpandTo(other: Column): boolean {
    return this.isString && other.isString && other.stringSize() > this.stringSize();
  }

  get quoted(): string {
    return quoteName(this.name);
  }

  /** As Python writes a dataclass. */
  private repr(): string {
    const [size, precision, scale] = [this.charSize, this.precision, this.scale].map(toRepr);
    const numbers = `char_size=${size}, numeric_precision=${precision}, numeric_scale=${scale}`;
    return `DuckDBColumn(column=${toRepr(this.name)}, dtype=${toRepr(this.dtype)}, ${numbers}, fields=[])`;
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'DuckDBColumn',
      str: () => this.repr(),
      eq: (other) => other instanceof Column && other.name === this.name && other.dtype === this.dtype,
      hash: () => `${this.name} ${this.dtype}`,
      getAttr: (name) => columnAttribute(this, name),
      toJs: () => ({ column: this.name, dtype: this.dtype }),
    };
  }
}

function columnAttribute(column: Column, name: string): unknown {
  switch (name) {
    case 'name':
    case 'column':
      return column.name;
    case 'dtype':
      return column.dtype;
    case 'quoted':
      return column.quoted;
    case 'data_type':
    case 'expanded_data_type':
      return column.dataType;
    case 'char_size':
      return column.charSize;
    case 'numeric_precision':
      return column.precision;
    case 'numeric_scale':
      return column.scale;
    case 'is_string':
      return () => column.isString;
    case 'is_numeric':
      return () => column.isNumeric;
    case 'is_number':
      return () => column.isInteger || column.isNumeric || column.isFloat;
    case 'is_integer':
      return () => column.isInteger;
    case 'is_float':
      return () => column.isFloat;
    case 'is_struct':
      return () => column.dtype.toLowerCase().startsWith('struct');
    case 'string_size':
      return () => column.stringSize();
    case 'can_expand_to':
      return (...args: unknown[]) => {
        const other = args[0] instanceof Kwargs ? args[0].get('other_column') : args[0];
        return other instanceof Column && column.canExpandTo(other);
      };
    case 'literal':
      return (value: unknown) => `${toStr(value)}::${column.dataType}`;
    case 'flatten':
      return () => [column];
    default:
      return staticMember(name);
  }
}

function staticMember(name: string): unknown {
  if (name === 'translate_type') return (type: unknown) => LABELS[toStr(type).toUpperCase()] ?? toStr(type);
  if (name === 'string_type') return (size: unknown) => `character varying(${toStr(size)})`;
  if (name === 'numeric_type') {
    return (type: unknown, precision: unknown, scale: unknown) =>
      precision === null || scale === null
        ? toStr(type)
        : `${toStr(type)}(${toStr(precision)},${toStr(scale)})`;
  }
  if (name === 'create')
    return (label: unknown, type: unknown) =>
      new Column(toStr(label), LABELS[toStr(type).toUpperCase()] ?? toStr(type));
  if (name === 'from_description')
    return (label: unknown, type: unknown) => new Column(toStr(label), toStr(type));
  return undefined;
}

/** The class `api.Column`: callable, with the static members that macros use. */
export const columnClass: { __jinja__: JinjaProtocol } = {
  __jinja__: {
    typeName: 'type',
    getAttr: staticMember,
    call: (args, kwargs) => {
      const pick = (name: string, index: number): unknown => kwargs.get(name) ?? args[index];
      const size = pick('char_size', 2);
      return new Column(
        toStr(pick('column', 0)),
        toStr(pick('dtype', 1)),
        typeof size === 'number' ? size : null,
        pick('numeric_precision', 3) ?? null,
        pick('numeric_scale', 4) ?? null,
      );
    },
  },
};
