/** Python's datetime.time, without zones. */
import { type JinjaProtocol, PythonError } from '../../../jinja/index.ts';
import { classObject } from '../../namespace-object.ts';
import { clockArguments, clockOf, clockText, microsOfClock } from './clock.ts';
import { classMethod, method, property } from './methods.ts';
import { type Moment, strftime } from './strftime.ts';
import { integerOf, textOf } from './values.ts';

const PARTS = ['hour', 'minute', 'second', 'microsecond'] as const;

export class PyTime {
  /** Microseconds since midnight. */
  readonly micros: number;

  constructor(micros: number) {
    this.micros = micros;
  }

  /** Python's times stand on 1900-01-01 when they are formatted. */
  moment(): Moment {
    return {
      year: 1900,
      month: 1,
      day: 1,
      days: -25_567,
      ...clockOf(this.micros),
      offset: '',
      abbreviation: '',
      timestamp: () => 0,
    };
  }

  toString(): string {
    return clockText(this.micros);
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 'datetime.time',
      str: () => this.toString(),
      repr: () => `datetime.time(${clockArguments(this.micros).join(', ')})`,
      format: (spec) => strftime(this.moment(), spec),
      truthy: () => true,
      getAttr: (name) => MEMBERS.get(name)?.(this),
      eq: (other) => other instanceof PyTime && other.micros === this.micros,
      hash: () => `time${this.micros}`,
      compare: (other) => (other instanceof PyTime ? this.micros - other.micros : undefined),
      toJs: () => this.toString(),
    };
  }
}

const MEMBERS = new Map<string, (self: PyTime) => unknown>([
  ...PARTS.map((part) => property<PyTime>(part, (self) => clockOf(self.micros)[part])),
  property('tzinfo', () => null),
  method('isoformat', ['timespec'], (self, timespec = 'auto') => clockText(self.micros, String(timespec))),
  method('strftime', ['format'], (self, format) => strftime(self.moment(), textOf(format, 'strftime'))),
  method('replace', [...PARTS], (self, ...given) => {
    const now = clockOf(self.micros);
    const [hour, minute, second, microsecond] = PARTS.map((part, index) =>
      integerOf(given[index], now[part]),
    );
    return new PyTime(
      microsOfClock({ hour: hour!, minute: minute!, second: second!, microsecond: microsecond! }),
    );
  }),
]);

/** Reads `03`, `03:04`, `03:04:05.678` or the same without colons, in microseconds. Throws ValueError. */
export function parseIsoTime(text: string, whole = text): number {
  const match = /^(\d\d)(?:(:?)(\d\d)(?:\2(\d\d)(?:[.,](\d+))?)?)?$/.exec(text);
  if (!match) throw new PythonError('ValueError', `Invalid isoformat string: '${whole}'`);
  const [, hour, , minute, second, fraction] = match;
  return microsOfClock({
    hour: Number(hour),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    microsecond: Number((fraction ?? '').slice(0, 6).padEnd(6, '0')),
  });
}

export const timeClass = classObject(
  'datetime.time',
  (args, kwargs) => {
    const [hour, minute, second, microsecond] = PARTS.map((part, index) =>
      integerOf(kwargs.has(part) ? kwargs.get(part) : args[index], 0),
    );
    return new PyTime(
      microsOfClock({ hour: hour!, minute: minute!, second: second!, microsecond: microsecond! }),
    );
  },
  {
    ...Object.fromEntries([
      classMethod(
        'fromisoformat',
        ['time_string'],
        (text) => new PyTime(parseIsoTime(textOf(text, 'fromisoformat'))),
      ),
    ]),
    min: new PyTime(0),
    max: new PyTime(86_400_000_000 - 1),
  },
);
