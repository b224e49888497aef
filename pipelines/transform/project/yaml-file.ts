/** Reads YAML as PyYAML does (YAML 1.1: yes and no are booleans, a date is a date). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { parse, SchemaOptions } from 'yaml';
import { DbtError } from '../errors.ts';
import { PyFloat, PythonError } from '../jinja/index.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { MOMENT_TEXT, momentOf } from './yaml-moment.ts';

type Tags = Parameters<Extract<NonNullable<ParseOptions['customTags']>, (...args: never[]) => unknown>>[0];
type ParseOptions = NonNullable<Parameters<typeof parse>[2]> & SchemaOptions;

/** Where PyYAML reads a plain text otherwise than YAML 1.1 has it: y and n are texts, 1e3 is one, 089 is one. */
const PY_TESTS: [was: string, now: RegExp][] = [
  ['^(?:Y|y|[Yy]es', /^(?:[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/],
  ['^(?:N|n|[Nn]o', /^(?:[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/],
  ['^[-+]?[0-9][0-9_]*$', /^[-+]?(?:0|[1-9][0-9_]*)$/],
  ['^[-+]?(?:[0-9][0-9_]*)?(?:\\.[0-9_]*)?[eE]', /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9_]+)[eE][-+][0-9]+$/],
  ['^[-+]?(?:[0-9][0-9_]*)?\\.[0-9_]*$', /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)$/],
  ['^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$', /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/],
];

/** The tags of YAML 1.1 as PyYAML tells them. */
export function pyYamlTags(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag === 'string' || !('test' in tag) || !tag.test) return tag;
    if (tag.tag.endsWith(':timestamp')) return { ...tag, test: MOMENT_TEXT, resolve: momentOf } as typeof tag;
    const source = String(tag.test).slice(1);
    const changed = PY_TESTS.find(([was]) => source.startsWith(was));
    const isFloat = tag.tag.endsWith(':float');
    if (!changed && !isFloat) return tag;
    const test = changed?.[1] ?? tag.test;
    if (!isFloat) return { ...tag, test };
    // 1.0 is a float in Python and prints as one; a JavaScript number would forget it.
    return {
      ...tag,
      test,
      resolve: (text: string) => {
        const number =
          tag.tag && /^[-+]?[0-9._]*\.?[0-9._]*(?:[eE][-+][0-9]+)?$/.test(text)
            ? Number(text.replaceAll('_', ''))
            : Number.NaN;
        return Number.isInteger(number)
          ? new PyFloat(number)
          : Number.isNaN(number)
            ? specialFloat(text)
            : number;
      },
    } as typeof tag;
  });
}

function specialFloat(text: string): number {
  if (/nan/i.test(text)) return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Parses a YAML text. Throws a Parsing error with the place of a mistake. */
export function parseYaml(text: string, file: string): unknown {
  const plain = readPlainYaml(text);
  return plain ? plain.value : parseFullYaml(text, file);
}

/** Loaded when a file needs it: most are plain. A bundle has a `require` of its own, and brings the parser along. */
function fullParser(): typeof parse {
  const yaml = typeof require === 'function' ? require('yaml') : createRequire(import.meta.url)('yaml');
  return (yaml as typeof import('yaml')).parse;
}

/** The whole of YAML 1.1, as PyYAML reads it. */
export function parseFullYaml(text: string, file: string): unknown {
  try {
    return fullParser()(text, {
      version: '1.1',
      merge: true,
      // As in PyYAML the last of two equal keys counts.
      uniqueKeys: false,
      prettyErrors: true,
      logLevel: 'error',
      strict: true,
      customTags: (tags) => pyYamlTags(tags),
    });
  } catch (error) {
    if (error instanceof PythonError)
      throw new DbtError('Parsing', `Syntax error in YAML: ${error.message}`, { file });
    const problem = error as { message: string; linePos?: { line: number; col: number }[] };
    const position = problem.linePos?.[0];
    throw new DbtError('Parsing', `Syntax error in YAML: ${problem.message}`, {
      file,
      line: position?.line,
      column: position?.col,
    });
  }
}

/** Reads a YAML file that must hold a mapping; an empty file is an empty mapping. `shown` names it in errors. */
export function readYamlMapping(path: string, shown = path): Record<string, any> {
  return yamlMapping(readFileSync(path, 'utf8'), shown);
}

/** The mapping that a text of YAML holds. */
export function yamlMapping(text: string, shown: string): Record<string, any> {
  const value = parseYaml(text, shown);
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new DbtError('Parsing', 'Contents are not valid: a mapping is expected.', { file: shown });
  }
  return value as Record<string, any>;
}

/** Parses a YAML mapping given on the command line, such as the value of --vars. */
export function parseYamlOption(text: string, option: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseYaml(text, `--${option}`);
  } catch (error) {
    throw new DbtError(
      'Usage',
      `The YAML provided in the --${option} argument is not valid. ${(error as Error).message}`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DbtError(
      'Usage',
      `The --${option} argument must be a YAML dictionary, but was of type ${typeof value}`,
    );
  }
  return value as Record<string, unknown>;
}
