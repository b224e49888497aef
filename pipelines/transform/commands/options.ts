/** The command line: dbt's commands and options, those we lack refused by name. */
import { DbtError, didYouMean } from '../errors.ts';
import { parseYamlOption } from '../project/yaml-file.ts';
import { COMMANDS } from './command-names.ts';
import { BEHAVIOUR_FLAGS, type Flags } from './flags.ts';

const ABSENT_COMMANDS = new Set(['clone', 'init', 'docs serve']);
const ALIASES: Record<string, string> = { ls: 'list' };

type Kind = 'flag' | 'value' | 'list' | 'number' | 'yaml' | 'negatable';

/** Option by its long name: kind, and the key it sets. */
const OPTIONS: Record<string, [Kind, string]> = {
  '--select': ['list', 'select'],
  '--models': ['list', 'select'],
  '--model': ['list', 'select'],
  '--exclude': ['list', 'exclude'],
  '--selector': ['value', 'selector'],
  '--resource-type': ['list', 'resourceTypes'],
  '--resource-types': ['list', 'resourceTypes'],
  '--exclude-resource-type': ['list', 'excludeResourceTypes'],
  '--exclude-resource-types': ['list', 'excludeResourceTypes'],
  '--indirect-selection': ['value', 'indirectSelection'],
  '--full-refresh': ['negatable', 'fullRefresh'],
  '--fail-fast': ['negatable', 'failFast'],
  '--empty': ['negatable', 'empty'],
  '--store-failures': ['flag', 'storeFailures'],
  '--threads': ['number', 'threads'],
  '--target': ['value', 'target'],
  '--profile': ['value', 'profile'],
  '--profiles-dir': ['value', 'profilesDir'],
  '--project-dir': ['value', 'projectDir'],
  '--target-path': ['value', 'targetPath'],
  '--log-path': ['value', 'logPath'],
  '--vars': ['yaml', 'vars'],
  '--warn-error': ['flag', 'warnError'],
  '--warn-error-options': ['yaml', 'warnErrorOptions'],
  '--write-json': ['negatable', 'writeJson'],
  '--compile': ['negatable', 'compile'],
  '--quiet': ['negatable', 'quiet'],
  '--debug': ['negatable', 'debug'],
  '--output': ['value', 'output'],
  '--output-keys': ['list', 'outputKeys'],
  '--limit': ['number', 'limit'],
  '--inline': ['value', 'inline'],
  '--args': ['yaml', 'args'],
  '--show': ['flag', 'show'],
  '--introspect': ['negatable', 'introspect'],
  '--state': ['value', 'state'],
  '--defer-state': ['value', 'deferState'],
  '--defer': ['negatable', 'defer'],
  '--favor-state': ['negatable', 'favorState'],
};

const SHORT: Record<string, string> = {
  '-s': '--select',
  '-m': '--select',
  '-f': '--full-refresh',
  '-x': '--fail-fast',
  '-t': '--target',
  '-d': '--debug',
  '-q': '--quiet',
  '-o': '--output-path',
  '-r': '--record-timing-info',
};

/** Options that dbt has and that make no difference here: accepted in silence, with their values. */
const WITHOUT_EFFECT: Record<string, Kind> = {
  '--use-colors': 'negatable',
  '--use-colors-file': 'negatable',
  '--colors': 'negatable',
  '--partial-parse': 'negatable',
  '--static-parser': 'negatable',
  '--use-experimental-parser': 'negatable',
  '--print': 'negatable',
  '--printer-width': 'number',
  '--log-format': 'value',
  '--log-format-file': 'value',
  '--log-level': 'value',
  '--log-level-file': 'value',
  '--log-file-max-bytes': 'value',
  '--version-check': 'negatable',
  '--send-anonymous-usage-stats': 'negatable',
  '--populate-cache': 'negatable',
  '--cache-selected-only': 'negatable',
  '--log-cache-events': 'negatable',
  '--single-threaded': 'negatable',
  '--partial-parse-file-diff': 'negatable',
  '--use-fast-test-edges': 'negatable',
  '--inject-ephemeral-ctes': 'negatable',
  '--show-all-deprecations': 'negatable',
  '--show-resource-report': 'negatable',
  '--hints-enabled': 'negatable',
  '--v2-parser': 'negatable',
  '--use-v2-parser': 'negatable',
}; // prettier-ignore

/** Options that dbt has and this runner lacks: their use is an error, since silence would change what is done. */
const REFUSED = new Set([
  '--event-time-start',
  '--event-time-end',
  '--sample',
  '--inline-direct',
  '--output-path',
  '--sql',
  '--maximum-seed-size-mib',
  '--include-saved-query',
  '--skip-profile-setup',
  '--skip-debug',
  '--record-timing-info',
  '--export-saved-queries',
  '--static',
  '--empty-catalog',
  '--config-dir',
  '--connection',
  '--add-package',
  '--upgrade',
  '--lock',
  '--source',
  '--clean-project-files-only',
  '--host',
  '--port',
  '--browser',
  '--partial-parse-file-path',
  '--macro-debugging',
  '--strict-mode',
  '--fail-fast-cancel',
  '--upload-to-artifacts-ingest-api',
  '--sqlparse',
  '--warn-error-options-file',
]);

export interface ParsedOptions {
  flags: Flags;
  profilesDir?: string;
  projectDir?: string;
  targetPath?: string;
  /** Words that belong to the command itself: a macro's name, a column for lineage. */
  words: string[];
  help: boolean;
}

const environmentOptions: Record<string, string> = {
  DBT_FULL_REFRESH: 'fullRefresh',
  DBT_FAIL_FAST: 'failFast',
  DBT_QUIET: 'quiet',
  DBT_DEBUG: 'debug',
  DBT_WARN_ERROR: 'warnError',
  DBT_STORE_FAILURES: 'storeFailures',
  DBT_EMPTY: 'empty',
  DBT_WRITE_JSON: 'writeJson',
  DBT_INDIRECT_SELECTION: 'indirectSelection',
  DBT_INTROSPECT: 'introspect',
  DBT_DEFER: 'defer',
  DBT_STATE: 'state',
  DBT_FAVOR_STATE: 'favorState',
  DBT_DEFER_STATE: 'deferState',
};

/** Settings in the environment that hold more than a truth. */
const environmentLists: Record<string, string> = {
  DBT_RESOURCE_TYPES: 'resourceTypes',
  DBT_EXCLUDE_RESOURCE_TYPES: 'excludeResourceTypes',
};

/** Reads a command line. Throws a Usage error for what dbt does not know or this runner lacks. */
export function parseOptions(argv: string[], env: Record<string, string | undefined>): ParsedOptions {
  const values: Record<string, any> = {
    select: [],
    exclude: [],
    resourceTypes: [],
    excludeResourceTypes: [],
    outputKeys: [],
  };
  for (const [variable, key] of Object.entries(environmentOptions)) {
    const text = env[variable];
    if (text === undefined || text === '') continue;
    values[key] = /^(1|true|yes|on|t|y)$/i.test(text)
      ? true
      : /^(0|false|no|off|f|n)$/i.test(text)
        ? false
        : text;
  }
  for (const [variable, key] of Object.entries(environmentLists))
    if (env[variable]) values[key] = env[variable].split(/\s+/);
  if (env.DBT_WARN_ERROR_OPTIONS)
    values.warnErrorOptions = parseYamlOption(env.DBT_WARN_ERROR_OPTIONS, 'warn-error-options');
  const words: string[] = [];
  let help = false;
  const rest = argv.flatMap((argument) => {
    const equals = /^(--[\w-]+)=(.*)$/s.exec(argument);
    return equals ? [equals[1]!, equals[2]!] : [argument];
  });
  for (let i = 0; i < rest.length; i++) {
    const argument = rest[i]!;
    if (argument === '--help' || argument === '-h') {
      help = true;
      continue;
    }
    if (!argument.startsWith('-') || argument === '-') {
      words.push(argument);
      continue;
    }
    const name = SHORT[argument] ?? argument;
    const negated = name.startsWith('--no-') && !(name in OPTIONS);
    const positive = negated ? `--${name.slice(5)}` : name;
    const known =
      OPTIONS[positive] ??
      (positive in WITHOUT_EFFECT ? ([WITHOUT_EFFECT[positive], ''] as [Kind, string]) : undefined);
    if (!known || (negated && known[0] !== 'negatable')) {
      if (REFUSED.has(name))
        throw new DbtError('Usage', `The option '${name}' is known to dbt but not supported by this runner.`);
      throw new DbtError(
        'Usage',
        `No such option: ${argument}${didYouMean(argument, [...Object.keys(OPTIONS), ...Object.keys(WITHOUT_EFFECT)])}`,
      );
    }
    const [kind, key] = known;
    if (kind === 'flag' || kind === 'negatable') {
      if (key) values[key] = !negated;
      continue;
    }
    const taken: string[] = [];
    if (kind === 'list') while (i + 1 < rest.length && !rest[i + 1]!.startsWith('-')) taken.push(rest[++i]!);
    else if (i + 1 < rest.length) taken.push(rest[++i]!);
    if (!taken.length) throw new DbtError('Usage', `Option '${argument}' requires an argument.`);
    if (!key) continue;
    if (kind === 'list') values[key] = [...values[key], ...taken];
    else if (kind === 'number') values[key] = numberOption(argument, taken[0]!);
    else if (kind === 'yaml') values[key] = parseYamlOption(taken[0]!, positive.slice(2));
    else values[key] = taken[0];
  }
  const which = commandOf(words, help);
  return {
    flags: makeFlags(which, values, words, argv),
    profilesDir: values.profilesDir,
    projectDir: values.projectDir,
    targetPath: values.targetPath,
    words,
    help,
  };
}

function numberOption(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number))
    throw new DbtError('Usage', `Invalid value for '${name}': '${text}' is not a valid integer.`);
  return number;
}

/** Takes the command's words off the front of the list. */
function commandOf(words: string[], help: boolean): string {
  const two = words.slice(0, 2).join(' ');
  const one = words[0] === undefined ? undefined : (ALIASES[words[0]] ?? words[0]);
  if ((COMMANDS as readonly string[]).includes(two)) {
    words.splice(0, 2);
    return two;
  }
  if (one !== undefined && (COMMANDS as readonly string[]).includes(one)) {
    words.splice(0, 1);
    return one;
  }
  if (help) return 'help';
  if (ABSENT_COMMANDS.has(two) || (one !== undefined && ABSENT_COMMANDS.has(one))) {
    throw new DbtError(
      'Usage',
      `The command '${ABSENT_COMMANDS.has(two) ? two : one}' is known to dbt but not supported by this runner.`,
    );
  }
  if (one === undefined) throw new DbtError('Usage', `Name a command: ${COMMANDS.join(', ')}.`);
  throw new DbtError('Usage', `No such command '${one}'.${didYouMean(one, COMMANDS)}`);
}

const INDIRECT = ['eager', 'cautious', 'buildable', 'empty'];

function makeFlags(which: string, values: Record<string, any>, words: string[], argv: string[]): Flags {
  const indirect = values.indirectSelection ?? 'eager';
  if (!INDIRECT.includes(indirect))
    throw new DbtError(
      'Usage',
      `Invalid value for '--indirect-selection': '${indirect}' is not one of ${INDIRECT.map((item) => `'${item}'`).join(', ')}.`,
    );
  const macro = which === 'run-operation' ? words[0] : undefined;
  const weo = values.warnErrorOptions ?? {};
  const flags: Flags = {
    which,
    select: values.select,
    exclude: values.exclude,
    selector: values.selector,
    resourceTypes: values.resourceTypes.flatMap((item: string) => item.split(/\s+/)),
    excludeResourceTypes: values.excludeResourceTypes.flatMap((item: string) => item.split(/\s+/)),
    indirectSelection: indirect,
    fullRefresh: values.fullRefresh ?? false,
    failFast: values.failFast ?? false,
    empty: values.empty ?? false,
    storeFailures: values.storeFailures ?? false,
    threads: values.threads,
    target: values.target,
    profile: values.profile,
    vars: values.vars ?? {},
    warnError: values.warnError ?? false,
    warnErrorOptions: {
      error: weo.error ?? weo.include ?? [],
      warn: weo.warn ?? weo.exclude ?? [],
      silence: weo.silence ?? [],
    },
    writeJson: values.writeJson ?? true,
    compile: values.compile ?? true,
    quiet: values.quiet ?? false,
    debug: values.debug ?? false,
    output: values.output,
    outputKeys: values.outputKeys.flatMap((item: string) => item.split(/\s+/)),
    limit: values.limit,
    inline: values.inline,
    args: values.args ?? {},
    macro,
    show: values.show ?? false,
    introspect: values.introspect ?? true,
    state: values.state,
    defer: values.defer ?? false,
    deferState: values.deferState,
    favorState: values.favorState ?? false,
    behaviour: { ...BEHAVIOUR_FLAGS },
    raw: {},
  };
  flags.raw = rawArguments(flags, values, argv);
  return flags;
}

/** The options as run_results.json and invocation_args_dict have them. */
function rawArguments(flags: Flags, values: Record<string, any>, argv: string[]): Record<string, unknown> {
  return {
    which:
      flags.which === 'source freshness'
        ? 'freshness'
        : flags.which === 'docs generate'
          ? 'generate'
          : flags.which,
    invocation_command: `dbt ${argv.join(' ')}`,
    select: flags.select,
    exclude: flags.exclude,
    vars: flags.vars,
    full_refresh: flags.fullRefresh,
    fail_fast: flags.failFast,
    empty: flags.empty,
    store_failures: flags.storeFailures,
    indirect_selection: flags.indirectSelection,
    write_json: flags.writeJson,
    quiet: flags.quiet,
    warn_error: flags.warnError,
    introspect: flags.introspect,
    defer: flags.defer,
    favor_state: flags.favorState,
    ...(flags.state === undefined ? {} : { state: flags.state }),
    ...(flags.selector === undefined ? {} : { selector: flags.selector }),
    ...(flags.profile === undefined ? {} : { profile: flags.profile }),
    ...(values.threads === undefined ? {} : { threads: values.threads }),
    ...(values.target === undefined ? {} : { target: values.target }),
    ...(values.profilesDir === undefined ? {} : { profiles_dir: values.profilesDir }),
    ...(values.projectDir === undefined ? {} : { project_dir: values.projectDir }),
    ...(flags.macro === undefined ? {} : { macro: flags.macro, args: flags.args }),
  };
}
