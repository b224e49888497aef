/** Which commands an option belongs to, and the values it may have: what dbt refuses is refused here. */
import { DbtError } from '../errors.ts';

const SELECTING = [
  'build',
  'docs generate',
  'compile',
  'show',
  'list',
  'run',
  'seed',
  'snapshot',
  'source freshness',
  'test',
  'lineage',
];
const CHOOSING_TYPES = ['build', 'list', 'test'];
const WITHOUT_THREADS = new Set(['clean', 'debug', 'deps', 'list']);

/** The commands of each option that not all commands have. */
const COMMANDS_OF: Record<string, readonly string[]> = {
  '--select': SELECTING,
  '--models': SELECTING,
  '--model': SELECTING,
  '--exclude': SELECTING,
  '--selector': SELECTING,
  '--resource-type': CHOOSING_TYPES,
  '--resource-types': CHOOSING_TYPES,
  '--exclude-resource-type': CHOOSING_TYPES,
  '--exclude-resource-types': CHOOSING_TYPES,
  '--args': ['run-operation'],
  '--compile': ['docs generate'],
  '--empty': ['build', 'compile', 'run', 'seed', 'snapshot'],
  '--full-refresh': ['build', 'compile', 'show', 'run', 'retry', 'seed'],
  '--inject-ephemeral-ctes': ['compile'],
  '--inline': ['compile', 'show'],
  '--introspect': ['compile', 'show'],
  '--limit': ['show'],
  '--output': ['compile', 'show', 'list', 'source freshness'],
  '--output-keys': ['list'],
  '--show': ['build', 'seed'],
  '--store-failures': ['build', 'test'],
};

const RESOURCE_TYPES = [
  'metric',
  'semantic_model',
  'saved_query',
  'source',
  'analysis',
  'function',
  'model',
  'test',
  'unit_test',
  'exposure',
  'snapshot',
  'seed',
  'default',
  'all',
];
const EXCLUDED_TYPES = RESOURCE_TYPES.filter((type) => type !== 'all');
const LOG_FORMATS = ['text', 'debug', 'json', 'default'];
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'none'];

const CHOICES: Record<string, readonly string[]> = {
  '--resource-type': RESOURCE_TYPES,
  '--resource-types': RESOURCE_TYPES,
  '--exclude-resource-type': EXCLUDED_TYPES,
  '--exclude-resource-types': EXCLUDED_TYPES,
  '--indirect-selection': ['eager', 'cautious', 'buildable', 'empty'],
  '--log-format': LOG_FORMATS,
  '--log-format-file': LOG_FORMATS,
  '--log-level': LOG_LEVELS,
  '--log-level-file': LOG_LEVELS,
};

/** An option that was given, with its values. */
export interface GivenOption {
  name: string;
  values: string[];
}

/** Throws a Usage error for an option of another command, for a value that it cannot have, and for words too many. */
export function requireOptionsOf(command: string, given: GivenOption[], words: string[]): void {
  for (const { name, values } of given) {
    if (!hasOption(command, name))
      throw new DbtError('Usage', `No such option '${name}' for the command '${command}'.${elsewhere(name)}`);
    for (const value of values) requireChoice(command, name, value);
  }
  const extra = command === 'lineage' ? [] : words.slice(command === 'run-operation' ? 1 : 0);
  if (!extra.length) return;
  const many = extra.length > 1;
  throw new DbtError('Usage', `Got unexpected extra argument${many ? 's' : ''} (${extra.join(' ')})`);
}

function hasOption(command: string, name: string): boolean {
  if (name === '--threads') return !WITHOUT_THREADS.has(command);
  return COMMANDS_OF[name]?.includes(command) ?? true;
}

function elsewhere(name: string): string {
  const commands = COMMANDS_OF[name];
  return commands ? ` It is an option of ${commands.filter((item) => item !== 'lineage').join(', ')}.` : '';
}

/** Throws a Usage error for a value that an option of a command cannot have. */
export function requireChoice(command: string, name: string, value: string): void {
  const choices =
    name === '--output' && (command === 'compile' || command === 'show') ? ['json', 'text'] : CHOICES[name];
  for (const word of name.includes('resource-type') ? value.split(/\s+/) : [value]) {
    if (!choices || choices.includes(word)) continue;
    const listed = choices.map((item) => `'${item}'`).join(', ');
    throw new DbtError('Usage', `Invalid value for '${name}': '${word}' is not one of ${listed}.`);
  }
}
