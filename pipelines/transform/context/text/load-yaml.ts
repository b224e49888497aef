/** PyYAML's safe_load into template values: dates are dates, keys keep their types and their order. */
import { parse, type ScalarTag, YAMLError } from 'yaml';
import { PyDict, PySet, PythonError, typeName } from '../../jinja/index.ts';
import { pyYamlTags } from '../../project/yaml-file.ts';
import { dayNumber } from '../modules/datetime/civil.ts';
import { microsOfClock } from '../modules/datetime/clock.ts';
import { PyDate } from '../modules/datetime/date.ts';
import { PyDateTime } from '../modules/datetime/datetime.ts';
import { offsetZone } from '../modules/datetime/zone.ts';

const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/;
/** A date alone has two digits for month and day. */
const DATE = /^\d{4}-\d\d-\d\d$/;

function timestamp(text: string): unknown {
  const [, year, month, day, hour, minute, second, fraction, zone, sign, zoneHour, zoneMinute] =
    TIMESTAMP.exec(text)!;
  const days = dayNumber(Number(year), Number(month), Number(day));
  if (hour === undefined) return new PyDate(days);
  const micros = microsOfClock({
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    microsecond: Number((fraction ?? '').slice(0, 6).padEnd(6, '0')),
  });
  const moment = new PyDateTime(days, micros);
  if (zone === undefined) return moment;
  const minutes = Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0);
  return moment.attach(offsetZone(sign === '-' ? -minutes : minutes));
}

const TIMESTAMP_TAG: ScalarTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: true,
  test: new RegExp(`^(?:${DATE.source.slice(1, -1)}|${TIMESTAMP.source.slice(1, -1)})$`),
  resolve: (text) => (/^\d{4}-\d\d?-\d\d?$/.test(text) && !DATE.test(text) ? text : timestamp(text)),
};

/** Throws ValueError for a text that is no YAML, TypeError for what is no text. */
export function loadYaml(text: unknown): unknown {
  if (typeof text !== 'string') {
    throw new PythonError('TypeError', `a string is required, not ${typeName(text)}`);
  }
  try {
    const value: unknown = parse(text, {
      version: '1.1',
      merge: true,
      uniqueKeys: false,
      logLevel: 'error',
      strict: true,
      mapAsMap: true,
      customTags: (tags) => [...pyYamlTags(tags), TIMESTAMP_TAG],
    });
    return templateValue(value);
  } catch (error) {
    if (error instanceof YAMLError) throw new PythonError('ValueError', error.message);
    throw error;
  }
}

function templateValue(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(templateValue);
  if (value instanceof Set) return new PySet(Array.from(value, templateValue));
  if (!(value instanceof Map)) return value;
  return new PyDict(Array.from(value, ([key, item]) => [templateValue(key), templateValue(item)]));
}
