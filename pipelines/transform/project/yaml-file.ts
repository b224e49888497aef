/** Reads YAML as PyYAML does (YAML 1.1: yes and no are booleans), except that dates stay text. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DbtError } from '../errors.ts';

/** Parses a YAML text. Throws a Parsing error with the place of a mistake. */
export function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text, {
      version: '1.1',
      merge: true,
      prettyErrors: true,
      logLevel: 'error',
      strict: true,
      // A date in a test's arguments names the test: its text must come through as written.
      customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !tag.tag.includes('timestamp')),
    });
  } catch (error) {
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
  const value = parseYaml(readFileSync(path, 'utf8'), shown);
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
