/** Python's decimal.Decimal, in its default context of 28 digits: what numbers with a fraction are in a query's rows. */
import { type JinjaProtocol, PyFloat, PythonError, toRepr, tupleFrom } from '../jinja/index.ts';

const PRECISION = 28;

/** coefficient * 10 ** exponent; NaN and infinities have a `special` name instead. */
export class PyDecimal {
  readonly coefficient: bigint;
  readonly exponent: number;
  readonly special: 'NaN' | 'Infinity' | '-Infinity' | undefined;

  constructor(coefficient: bigint, exponent: number, special?: PyDecimal['special']) {
    this.coefficient = coefficient;
    this.exponent = exponent;
    this.special = special;
  }

  /** The shortest decimal that is the float. */
  static ofFloat(value: number): PyDecimal {
    if (Number.isNaN(value)) return new PyDecimal(0n, 0, 'NaN');
    if (!Number.isFinite(value)) return new PyDecimal(0n, 0, value > 0 ? 'Infinity' : '-Infinity');
    const [, sign, whole, fraction = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(
      toRepr(new PyFloat(value)),
    )!;
    return new PyDecimal(BigInt(sign! + whole + fraction), Number(power) - fraction.length);
  }

  get number(): number {
    return this.special ? Number(this.special) : Number(`${this.coefficient}e${this.exponent}`);
  }

  /** Digits after which the number is written with an exponent, as Python decides it. */
  toString(): string {
    if (this.special) return this.special;
    const sign = this.coefficient < 0n ? '-' : '';
    const digits = (this.coefficient < 0n ? -this.coefficient : this.coefficient).toString();
    const leftDigits = this.exponent + digits.length;
    const pointAt = this.exponent <= 0 && leftDigits > -6 ? leftDigits : 1;
    const body =
      pointAt <= 0
        ? `0.${'0'.repeat(-pointAt)}${digits}`
        : digits.slice(0, pointAt) + (digits.length > pointAt ? `.${digits.slice(pointAt)}` : '');
    if (leftDigits === pointAt) return sign + body;
    const power = leftDigits - pointAt;
    return `${sign}${body}E${power < 0 ? '-' : '+'}${Math.abs(power)}`;
  }

  /** With a given exponent, rounded half to even where digits are lost. */
  withExponent(exponent: number): PyDecimal {
    if (exponent <= this.exponent) {
      return new PyDecimal(this.coefficient * 10n ** BigInt(this.exponent - exponent), exponent);
    }
    return new PyDecimal(roundedDivide(this.coefficient, 10n ** BigInt(exponent - this.exponent)), exponent);
  }

  /** Without the digits beyond the context's precision. */
  private fitted(): PyDecimal {
    const digits = (this.coefficient < 0n ? -this.coefficient : this.coefficient).toString().length;
    return digits > PRECISION ? this.withExponent(this.exponent + digits - PRECISION) : this;
  }

  compare(other: PyDecimal): number {
    if (this.special || other.special) return this.number - other.number;
    const exponent = Math.min(this.exponent, other.exponent);
    const difference = this.withExponent(exponent).coefficient - other.withExponent(exponent).coefficient;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  private combined(operator: string, other: PyDecimal): unknown {
    if (this.special || other.special) return specialResult(operator, this, other);
    const exponent = Math.min(this.exponent, other.exponent);
    const left = this.withExponent(exponent).coefficient;
    const right = other.withExponent(exponent).coefficient;
    switch (operator) {
      case '+':
        return new PyDecimal(left + right, exponent).fitted();
      case '-':
        return new PyDecimal(left - right, exponent).fitted();
      case '*':
        return new PyDecimal(this.coefficient * other.coefficient, this.exponent + other.exponent).fitted();
      case '/':
        return this.divided(other);
      case '//':
        if (right === 0n) throw new PythonError('ZeroDivisionError', "[<class 'decimal.DivisionByZero'>]");
        return new PyDecimal(left / right, 0);
      case '%':
        if (right === 0n) throw new PythonError('ZeroDivisionError', "[<class 'decimal.InvalidOperation'>]");
        return new PyDecimal(left % right, exponent).fitted();
      case '**':
        return this.power(other);
      default:
        return undefined;
    }
  }

  /** A quotient as exact as 28 digits allow, without zeros that the operands did not have. */
  private divided(other: PyDecimal): PyDecimal {
    if (other.coefficient === 0n) {
      throw new PythonError('ZeroDivisionError', "[<class 'decimal.DivisionByZero'>]");
    }
    const ideal = this.exponent - other.exponent;
    if (this.coefficient === 0n) return new PyDecimal(0n, ideal);
    const length = (value: bigint) => (value < 0n ? -value : value).toString().length;
    const shift = Math.max(0, length(other.coefficient) - length(this.coefficient) + PRECISION + 1);
    const scaled = this.coefficient * 10n ** BigInt(shift);
    let quotient = scaled / other.coefficient;
    // A last digit that is not zero keeps what was cut off from looking like a tie.
    if (scaled % other.coefficient !== 0n) {
      if (quotient % 5n === 0n)
        quotient += quotient < 0n || (quotient === 0n && scaled < 0n !== other.coefficient < 0n) ? -1n : 1n;
      return new PyDecimal(quotient, ideal - shift).fitted();
    }
    let exponent = ideal - shift;
    while (exponent < ideal && quotient % 10n === 0n) {
      quotient /= 10n;
      exponent += 1;
    }
    return new PyDecimal(quotient, exponent).fitted();
  }

  private power(other: PyDecimal): PyDecimal | undefined {
    const whole = other.withExponent(0);
    if (whole.compare(other) !== 0) return PyDecimal.ofFloat(this.number ** other.number).fitted();
    const times = whole.coefficient;
    const result = new PyDecimal(
      this.coefficient ** (times < 0n ? -times : times),
      this.exponent * Number(times < 0n ? -times : times),
    );
    return times < 0n ? new PyDecimal(1n, 0).divided(result) : result.fitted();
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'decimal.Decimal',
      isNumber: true,
      str: () => this.toString(),
      repr: () => `Decimal('${this.toString()}')`,
      truthy: () => this.special !== undefined || this.coefficient !== 0n,
      format: (spec) => this.format(spec),
      eq: (other) => {
        const number = decimalOf(other, true);
        return number ? this.compare(number) === 0 : false;
      },
      hash: () => `decimal${this.special ?? this.normalized().toString()}`,
      compare: (other) => {
        const number = decimalOf(other, true);
        return number && this.compare(number);
      },
      binary: (operator, other, reflected) => {
        const number = decimalOf(other, false);
        if (!number) return undefined;
        return reflected ? number.combined(operator, this) : this.combined(operator, number);
      },
      unary: (operator) => {
        const negative = operator === '-' || (operator === 'abs' && this.coefficient < 0n);
        return negative ? new PyDecimal(-this.coefficient, this.exponent, negated(this.special)) : this;
      },
      round: (digits) => (this.special ? this : this.withExponent(-digits)),
      getAttr: (name) => MEMBERS.get(name)?.(this),
      toJs: () => this.plain(),
    };
  }

  normalized(): PyDecimal {
    if (this.coefficient === 0n) return new PyDecimal(0n, 0);
    let { coefficient, exponent } = this;
    while (coefficient % 10n === 0n) {
      coefficient /= 10n;
      exponent += 1;
    }
    return new PyDecimal(coefficient, exponent);
  }

  /** A whole number exactly, anything else as JavaScript's number. */
  private plain(): number | bigint {
    if (this.special || Number.isSafeInteger(this.number)) return this.number;
    const whole = this.withExponent(0);
    return whole.compare(this) === 0 ? whole.coefficient : this.number;
  }

  /** Fixed notation keeps every digit; the other notations go by the float. */
  private format(spec: string): string {
    const fixed = /^(.*?)(,?)(?:\.(\d+))?([f%]?)$/s.exec(spec);
    if (this.special || !fixed || (fixed[4] === '' && fixed[3] !== undefined)) {
      return String(new PyFloat(this.number));
    }
    const [, layout, comma, places, type] = fixed;
    const scaled = type === '%' ? new PyDecimal(this.coefficient, this.exponent + 2) : this;
    const rounded = places === undefined ? scaled : scaled.withExponent(-Number(places));
    const text = rounded.exponent > 0 ? rounded.withExponent(0).toString() : rounded.toString();
    const [whole = '', fraction] = text.split('.');
    const grouped = comma ? whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',') : whole;
    const body = (fraction === undefined ? grouped : `${grouped}.${fraction}`) + (type === '%' ? '%' : '');
    return padded(body, layout!);
  }
}

/** Fills a number's text up as `[fill][align][sign][0][width]` says. */
function padded(text: string, layout: string): string {
  const [, fill, align, sign = '', zero, width = '0'] =
    /^(?:(.)?([<>=^]))?([-+ ])?(0)?(\d+)?$/s.exec(layout) ?? [];
  const signed = sign && sign !== '-' && !text.startsWith('-') ? sign + text : text;
  const missing = Math.max(0, Number(width) - signed.length);
  const filler = (fill ?? (zero ? '0' : ' ')).repeat(missing);
  const how = align ?? (zero ? '=' : '>');
  if (how === '<') return signed + filler;
  if (how === '^') {
    const left = Math.floor(missing / 2);
    return filler.slice(0, left) + signed + filler.slice(left);
  }
  const head = how === '=' ? (/^[-+ ]/.exec(signed)?.[0] ?? '') : '';
  return head + filler + signed.slice(head.length);
}

const negated = (special: PyDecimal['special']): PyDecimal['special'] =>
  special === 'Infinity' ? '-Infinity' : special === '-Infinity' ? 'Infinity' : special;

function specialResult(operator: string, left: PyDecimal, right: PyDecimal): PyDecimal | undefined {
  const [a, b] = [left.number, right.number];
  switch (operator) {
    case '+':
      return PyDecimal.ofFloat(a + b);
    case '-':
      return PyDecimal.ofFloat(a - b);
    case '*':
      return PyDecimal.ofFloat(a * b);
    case '/':
      return PyDecimal.ofFloat(a / b);
    default:
      return undefined;
  }
}

/** A quotient rounded to the nearest, half to even. */
function roundedDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  const twice = 2n * (value - quotient * divisor);
  const magnitude = twice < 0n ? -twice : twice;
  if (magnitude < divisor || (magnitude === divisor && quotient % 2n === 0n)) return quotient;
  return quotient + (value < 0n ? -1n : 1n);
}

/** A number as a decimal: floats only where they are compared, never in arithmetic. */
function decimalOf(value: unknown, withFloats: boolean): PyDecimal | undefined {
  if (value instanceof PyDecimal) return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return new PyDecimal(BigInt(value), 0);
  if (typeof value === 'number' && Number.isInteger(value)) return new PyDecimal(BigInt(value), 0);
  if (!withFloats) return undefined;
  if (value instanceof PyFloat) return exactly(value.value);
  return typeof value === 'number' ? exactly(value) : undefined;
}

/** The exact value of a float, which has a finite decimal. */
function exactly(value: number): PyDecimal {
  if (!Number.isFinite(value) || Number.isInteger(value)) {
    return Number.isInteger(value) ? new PyDecimal(BigInt(value), 0) : PyDecimal.ofFloat(value);
  }
  let digits = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    digits += 1;
  }
  return new PyDecimal(BigInt(scaled) * 5n ** BigInt(digits), -digits);
}

const MEMBERS = new Map<string, (self: PyDecimal) => unknown>([
  ['normalize', (self) => () => self.normalized()],
  ['to_integral_value', (self) => () => self.withExponent(Math.max(0, self.exponent))],
  ['to_integral', (self) => () => self.withExponent(Math.max(0, self.exponent))],
  [
    'quantize',
    (self) => (other: unknown) => self.withExponent(other instanceof PyDecimal ? other.exponent : 0),
  ],
  ['is_nan', (self) => () => self.special === 'NaN'],
  ['is_zero', (self) => () => !self.special && self.coefficient === 0n],
  ['is_signed', (self) => () => self.coefficient < 0n || self.special === '-Infinity'],
  ['is_finite', (self) => () => !self.special],
  [
    'as_tuple',
    (self) => () => {
      const digits = String(self.coefficient < 0n ? -self.coefficient : self.coefficient);
      return tupleFrom([Number(self.coefficient < 0n), tupleFrom([...digits].map(Number)), self.exponent]);
    },
  ],
]);
