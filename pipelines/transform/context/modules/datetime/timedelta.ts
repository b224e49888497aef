/** Python's datetime.timedelta, exact to the microsecond. */
import { type JinjaProtocol, PyFloat, PythonError } from '../../../jinja/index.ts';
import { splitArguments } from '../../arguments.ts';
import { classObject } from '../../namespace-object.ts';

const SECOND = 1_000_000n;
const DAY = 86_400n * SECOND;
const UNITS: [name: string, micros: number][] = [
  ['days', 86_400_000_000],
  ['seconds', 1_000_000],
  ['microseconds', 1],
  ['milliseconds', 1000],
  ['minutes', 60_000_000],
  ['hours', 3_600_000_000],
  ['weeks', 604_800_000_000],
];

export class Timedelta {
  /** The whole duration in microseconds. */
  readonly total: bigint;

  constructor(total: bigint) {
    this.total = total;
  }

  static days(days: number): Timedelta {
    return new Timedelta(BigInt(days) * DAY);
  }

  /** Days may be negative; the rest never is. */
  get parts(): { days: number; seconds: number; microseconds: number } {
    const days = floorDivide(this.total, DAY);
    const rest = this.total - days * DAY;
    return { days: Number(days), seconds: Number(rest / SECOND), microseconds: Number(rest % SECOND) };
  }

  get seconds(): number {
    return Number(this.total) / 1e6;
  }

  toString(): string {
    const { days, seconds, microseconds } = this.parts;
    const pad = (value: number) => String(value).padStart(2, '0');
    const clock = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
    const fraction = microseconds ? `.${String(microseconds).padStart(6, '0')}` : '';
    const prefix = days ? `${days} day${Math.abs(days) === 1 ? '' : 's'}, ` : '';
    return prefix + clock + fraction;
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'datetime.timedelta',
      str: () => this.toString(),
      repr: () => this.repr(),
      truthy: () => this.total !== 0n,
      getAttr: (name) => this.attribute(name),
      eq: (other) => other instanceof Timedelta && other.total === this.total,
      hash: () => `timedelta${this.total}`,
      compare: (other) => (other instanceof Timedelta ? sign(this.total - other.total) : undefined),
      binary: (operator, other, reflected) => arithmetic(this, operator, other, reflected),
      unary: (operator) =>
        new Timedelta(operator === '-' || (operator === 'abs' && this.total < 0n) ? -this.total : this.total),
    };
  }

  private repr(): string {
    const given = Object.entries(this.parts).filter(([, value]) => value !== 0);
    return `datetime.timedelta(${given.map(([name, value]) => `${name}=${value}`).join(', ') || '0'})`;
  }

  private attribute(name: string): unknown {
    if (name === 'days' || name === 'seconds' || name === 'microseconds') return this.parts[name];
    if (name === 'total_seconds') return () => new PyFloat(this.seconds);
    return undefined;
  }
}

const sign = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor !== 0n && value < 0n !== divisor < 0n ? quotient - 1n : quotient;
}

/** A quotient rounded to the nearest, half to even. */
function roundedDivide(value: bigint, divisor: bigint): bigint {
  const down = floorDivide(value, divisor);
  const twice = 2n * (value - down * divisor);
  const half = divisor < 0n ? -divisor : divisor;
  const magnitude = twice < 0n ? -twice : twice;
  return magnitude > half || (magnitude === half && down % 2n !== 0n) ? down + 1n : down;
}

const isWhole = (value: unknown): value is number | bigint =>
  typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));

function arithmetic(self: Timedelta, operator: string, other: unknown, reflected: boolean): unknown {
  if (other instanceof Timedelta) {
    return reflected ? ofTwo(other, operator, self) : ofTwo(self, operator, other);
  }
  if (operator === '*' && isWhole(other)) return new Timedelta(self.total * BigInt(other));
  if (operator === '*' && other instanceof PyFloat) return scaled(self, other.value, false);
  if (reflected) return undefined;
  const zero = (isWhole(other) && Number(other) === 0) || (other instanceof PyFloat && other.value === 0);
  if (zero && (operator === '/' || operator === '//')) throw divisionByZero();
  if (operator === '//' && isWhole(other)) return new Timedelta(floorDivide(self.total, BigInt(other)));
  if (operator === '/' && isWhole(other)) return new Timedelta(roundedDivide(self.total, BigInt(other)));
  if (operator === '/' && other instanceof PyFloat) return scaled(self, other.value, true);
  return undefined;
}

const divisionByZero = (): PythonError =>
  new PythonError('ZeroDivisionError', 'integer division or modulo by zero');

function scaled(self: Timedelta, factor: number, divide: boolean): Timedelta {
  const micros = divide ? Number(self.total) / factor : Number(self.total) * factor;
  return new Timedelta(roundHalfEven(micros));
}

function roundHalfEven(value: number): bigint {
  const floor = Math.floor(value);
  const rest = value - floor;
  return BigInt(rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor);
}

function ofTwo(left: Timedelta, operator: string, right: Timedelta): unknown {
  if (operator === '+') return new Timedelta(left.total + right.total);
  if (operator === '-') return new Timedelta(left.total - right.total);
  if (!['/', '//', '%'].includes(operator)) return undefined;
  if (right.total === 0n) throw divisionByZero();
  if (operator === '/') return new PyFloat(Number(left.total) / Number(right.total));
  const quotient = floorDivide(left.total, right.total);
  return operator === '//' ? Number(quotient) : new Timedelta(left.total - quotient * right.total);
}

/** A number of units in microseconds: exact for whole numbers. */
function microsOf(value: unknown, micros: number, name: string): bigint {
  if (isWhole(value)) return BigInt(value) * BigInt(micros);
  if (typeof value === 'boolean') return BigInt(value) * BigInt(micros);
  if (value instanceof PyFloat) return roundHalfEven(value.value * micros);
  throw new PythonError('TypeError', `unsupported type for timedelta ${name} component`);
}

/** The class, as templates call it. */
export const timedeltaClass = classObject(
  'datetime.timedelta',
  (args, kwargs) => {
    const { positional } = splitArguments(args);
    let total = 0n;
    for (const name of kwargs.keys()) {
      if (!UNITS.some(([unit]) => unit === name)) {
        const message = `'${name}' is an invalid keyword argument for __new__()`;
        throw new PythonError('TypeError', message);
      }
    }
    for (const [index, [name, micros]] of UNITS.entries()) {
      const value = kwargs.has(name) ? kwargs.get(name) : positional[index];
      if (value !== undefined) total += microsOf(value, micros, name);
    }
    return new Timedelta(total);
  },
  {
    max: new Timedelta(1_000_000_000n * DAY - 1n),
    min: new Timedelta(-999_999_999n * DAY),
    resolution: new Timedelta(1n),
  },
);
