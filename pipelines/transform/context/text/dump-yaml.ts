/** PyYAML's safe_dump, block style. */
import { PyFloat, PySet, PythonError, Tuple, toRepr, typeName } from '../../jinja/index.ts';
import { PyDate } from '../modules/datetime/date.ts';
import { PyDateTime } from '../modules/datetime/datetime.ts';
import { scalarStyle } from './yaml-scalar.ts';
import { YamlWriter } from './yaml-writer.ts';

const STEP = 2;
/** Keys longer than this are written after a question mark. */
const LONGEST_KEY = 128;

function floatText({ value }: PyFloat): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const text = toRepr(new PyFloat(value));
  return !text.includes('.') && text.includes('e') ? text.replace('e', '.0e') : text;
}

/** The plain text of a value that is neither text nor collection; undefined for what YAML cannot say. */
function plainText(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : floatText(new PyFloat(value));
  if (value instanceof PyFloat) return floatText(value);
  if (value instanceof PyDate) return value.iso();
  if (value instanceof PyDateTime) return value.iso(' ');
  return undefined;
}

/** Pairs of a dict, its keys sorted where asked for and possible. */
function pairsOf(value: Map<unknown, unknown>, sortKeys: boolean): [unknown, unknown][] {
  const pairs = [...value];
  if (sortKeys && pairs.every(([key]) => typeof key === 'string')) {
    pairs.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
  }
  return pairs;
}

class Dumper {
  private readonly writer = new YamlWriter();
  private readonly sortKeys: boolean;
  /** Collections that occur more than once, with their names once given. */
  private readonly repeated = new Map<unknown, string | undefined>();
  private anchors = 0;

  constructor(sortKeys: boolean) {
    this.sortKeys = sortKeys;
  }

  document(value: unknown): string {
    this.findRepeated(value, new Set());
    this.node(value, 'root');
    this.writer.newLine();
    // A lone plain text could go on, so its end is marked.
    const plain = typeof value === 'string' ? scalarStyle(value, false) === 'plain' : !isCollection(value);
    return plain ? `${this.writer.text}...\n` : this.writer.text;
  }

  private findRepeated(value: unknown, seen: Set<unknown>): void {
    if (!isCollection(value) || (value instanceof Tuple && value.length === 0)) return;
    if (seen.has(value)) {
      this.repeated.set(value, undefined);
      return;
    }
    seen.add(value);
    for (const item of value instanceof Map ? [...value].flat() : value) this.findRepeated(item, seen);
  }

  /** Whether the value was only referred to. */
  private named(value: unknown): boolean {
    if (!this.repeated.has(value)) return false;
    const name = this.repeated.get(value);
    if (name !== undefined) {
      this.writer.mark(`*${name}`, true);
      return true;
    }
    this.anchors += 1;
    const anchor = `id${String(this.anchors).padStart(3, '0')}`;
    this.repeated.set(value, anchor);
    this.writer.mark(`&${anchor}`, true);
    return false;
  }

  private node(value: unknown, place: 'root' | 'item' | 'key' | 'value'): void {
    if (isCollection(value)) {
      if (this.named(value)) return;
      if (value instanceof PySet) this.set(value);
      else if (value instanceof Map) this.mapping(pairsOf(value, this.sortKeys));
      else this.sequence(value, place === 'value');
      return;
    }
    const plain = plainText(value);
    if (plain === undefined && typeof value !== 'string') {
      throw new PythonError('ValueError', `cannot represent an object of type ${typeName(value)}`);
    }
    const text = plain ?? (value as string);
    const style = plain === undefined ? scalarStyle(text, place === 'key') : 'plain';
    this.indented(this.writer.indent === null ? STEP : this.writer.indent + STEP, () =>
      this.writer.scalar(text, style, place !== 'key'),
    );
  }

  private indented(indent: number, write: () => void): void {
    const before = this.writer.indent;
    this.writer.indent = indent;
    write();
    this.writer.indent = before;
  }

  private set(value: PySet): void {
    this.writer.mark('!!set', true);
    this.mapping(pairsOf(new Map(Array.from(value, (item) => [item, null])), this.sortKeys));
  }

  private mapping(pairs: [unknown, unknown][]): void {
    if (pairs.length === 0) {
      this.empty('{', '}');
      return;
    }
    this.indented(this.writer.indent === null ? 0 : this.writer.indent + STEP, () => {
      for (const [key, value] of pairs) {
        this.writer.newLine();
        const simple = !isCollection(key) && !(typeof key === 'string' && isAwkwardKey(key));
        if (!simple) this.writer.mark('?', true, true);
        this.node(key, simple ? 'key' : 'value');
        if (!simple) this.writer.newLine();
        this.writer.mark(':', !simple, !simple);
        this.node(value, 'value');
      }
    });
  }

  private sequence(items: unknown[], inMapping: boolean): void {
    if (items.length === 0) {
      this.empty('[', ']');
      return;
    }
    const { indent } = this.writer;
    const flush = inMapping && !this.writer.indented;
    this.indented(indent === null ? 0 : flush ? indent : indent + STEP, () => {
      for (const item of items) {
        this.writer.newLine();
        this.writer.mark('-', true, true);
        this.node(item, 'item');
      }
    });
  }

  private empty(open: string, close: string): void {
    this.writer.mark(open, true);
    this.writer.mark(close, false);
  }
}

const isAwkwardKey = (key: string) =>
  key === '' || key.length >= LONGEST_KEY || /[\n\x85\u2028\u2029]/.test(key);

function isCollection(value: unknown): value is unknown[] | Map<unknown, unknown> | PySet {
  return Array.isArray(value) || value instanceof Map || value instanceof PySet;
}

/** Throws ValueError for a value that YAML has no form for. */
export function dumpYaml(value: unknown, sortKeys: boolean): string {
  return new Dumper(sortKeys).document(value);
}
