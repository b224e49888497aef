/** The selection language of --select and --exclude, parsed: unions of intersections of criteria. */
import { DbtError, didYouMean } from '../errors.ts';

export interface Criterion {
  raw: string;
  method: string;
  methodArguments: string[];
  value: string;
  childrensParents: boolean;
  parents: number | null;
  children: number | null;
  /** As a selector of selectors.yml says; else the option's. */
  indirectSelection?: 'eager' | 'cautious' | 'buildable' | 'empty';
}

export type Specification =
  | { kind: 'criterion'; criterion: Criterion }
  | { kind: 'union' | 'intersection'; parts: Specification[] }
  | { kind: 'difference'; include: Specification; exclude: Specification };

/** dbt's methods. Those that need what this runner lacks are refused by name. */
export const METHODS = [
  'fqn',
  'tag',
  'group',
  'access',
  'source',
  'path',
  'file',
  'package',
  'config',
  'test_name',
  'test_type',
  'resource_type',
  'state',
  'exposure',
  'metric',
  'result',
  'source_status',
  'wildcard',
  'version',
  'semantic_model',
  'saved_query',
  'unit_test',
  'function',
  'selector',
];

const EXPRESSION = /^(@)?(?:(\d*)(\+))?(?:([\w.]+):)?(.*?)(?:(\+)(\d*))?$/s;

/** One criterion, e.g. `2+tag:nightly+`. */
export function parseCriterion(raw: string): Criterion {
  const match = EXPRESSION.exec(raw)!;
  const [, at, before, plusBefore, methodText, value, plusAfter, after] = match;
  if (!value) throw new DbtError('Usage', `Invalid selector spec "${raw}": it names nothing`);
  if (at && plusAfter)
    throw new DbtError('Usage', `Invalid node spec ${raw} - "@" prefix and "+" suffix are incompatible`);
  return {
    ...criterionFor(methodText ?? defaultMethod(value), value),
    raw,
    childrensParents: Boolean(at),
    parents: plusBefore ? (before ? Number(before) : Number.POSITIVE_INFINITY) : null,
    children: plusAfter ? (after ? Number(after) : Number.POSITIVE_INFINITY) : null,
  };
}

/** A criterion without graph operators, e.g. for `config.materialized` and `view`. */
export function criterionFor(methodText: string, value: string): Criterion {
  const [method, ...methodArguments] = methodText.split('.') as [string, ...string[]];
  if (!METHODS.includes(method))
    throw new DbtError('Usage', `'${method}' is not a valid method name${didYouMean(method, METHODS)}`);
  const none = { childrensParents: false, parents: null, children: null };
  return { raw: `${methodText}:${value}`, method, methodArguments, value, ...none };
}

function defaultMethod(value: string): string {
  if (/[/\\]/.test(value)) return 'path';
  if (/\.(sql|py|csv)$/i.test(value)) return 'file';
  return 'fqn';
}

/** The values of one option: separate words are a union, words joined by commas an intersection. */
export function parseSelection(values: string[]): Specification {
  const words = values.flatMap((value) => value.split(/\s+/)).filter(Boolean);
  return {
    kind: 'union',
    parts: words.map((word): Specification => {
      const parts = word
        .split(',')
        .filter(Boolean)
        .map((item): Specification => ({ kind: 'criterion', criterion: parseCriterion(item) }));
      return parts.length === 1 ? parts[0]! : { kind: 'intersection', parts };
    }),
  };
}
