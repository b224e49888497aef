/** The command line: dbt's commands and options, those we lack refused by name. */
import { DbtError, didYouMean } from '../errors.ts';
import { engineSetting } from '../project/engine-setting.ts';
import { parseYamlOption } from '../project/yaml-file.ts';
import { COMMANDS } from './command-names.ts';
import { type GivenOption, requireChoice, requireOptionsOf } from './command-options.ts';
import { BEHAVIOUR_FLAGS, type Flags } from './flags.ts';
import { type Kind, OPTIONS, REFUSED, SHORT, WITHOUT_EFFECT } from './option-table.ts';

const ABSENT_COMMANDS = new Set(['clone', 'init', 'docs serve']);
const ALIASES: Record<string, string> = { ls: 'list', 'source snapshot-freshness': 'source freshness' };

export interface ParsedOptions {
  flags: Flags;
  profilesDir?: string;
  projectDir?: string;
  targetPath?: string;
  /** Words that belong to the command itself: a macro's name, a column for lineage. */
  words: string[];
  help: boolean;
}

/** Settings in the environment (DBT_ENGINE_ or DBT_ before the name), and the key that each sets. */
const environmentOptions: Record<string, string> = {
  FULL_REFRESH: 'fullRefresh',
  FAIL_FAST: 'failFast',
  QUIET: 'quiet',
  DEBUG: 'debug',
  WARN_ERROR: 'warnError',
  STORE_FAILURES: 'storeFailures',
  EMPTY: 'empty',
  WRITE_JSON: 'writeJson',
  INDIRECT_SELECTION: 'indirectSelection',
  INTROSPECT: 'introspect',
  DEFER: 'defer',
  STATE: 'state',
  FAVOR_STATE: 'favorState',
  DEFER_STATE: 'deferState',
};

/** Settings in the environment that are lists. */
const environmentLists: Record<string, string> = {
  RESOURCE_TYPES: 'resourceTypes',
  EXCLUDE_RESOURCE_TYPES: 'excludeResourceTypes',
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
    const text = engineSetting(env, variable);
    if (text === undefined || text === '') continue;
    values[key] = /^(1|true|yes|on|t|y)$/i.test(text)
      ? true
      : /^(0|false|no|off|f|n)$/i.test(text)
        ? false
        : text;
  }
  for (const [variable, key] of Object.entries(environmentLists))
    values[key] = engineSetting(env, variable)?.split(/\s+/) ?? values[key];
  const onWarnings = engineSetting(env, 'WARN_ERROR_OPTIONS');
  if (onWarnings) values.warnErrorOptions = parseYamlOption(onWarnings, 'warn-error-options');
  const words: string[] = [];
  const given: GivenOption[] = [];
  let help = false;
  const rest = argv.flatMap(separateValue);
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
    const option: GivenOption = { name: positive, values: [] };
    given.push(option);
    if (kind === 'flag' || kind === 'negatable') {
      if (key) values[key] = !negated;
      continue;
    }
    const taken: string[] = [];
    if (kind === 'list') while (i + 1 < rest.length && !rest[i + 1]!.startsWith('-')) taken.push(rest[++i]!);
    else if (i + 1 < rest.length) taken.push(rest[++i]!);
    if (!taken.length) throw new DbtError('Usage', `Option '${argument}' requires an argument.`);
    option.values = taken;
    if (!key) continue;
    if (kind === 'list') values[key] = [...values[key], ...taken];
    else if (kind === 'number') values[key] = numberOption(argument, taken[0]!);
    else if (kind === 'yaml') values[key] = parseYamlOption(taken[0]!, positive.slice(2));
    else values[key] = taken[0];
  }
  const which = commandOf(words, help);
  if (!help) requireOptionsOf(which, given, words);
  return {
    flags: makeFlags(which, values, words, argv),
    profilesDir: values.profilesDir,
    projectDir: values.projectDir,
    targetPath: values.targetPath,
    words,
    help,
  };
}

/** `--select=a` and `-sa` say `--select a`. */
function separateValue(argument: string): string[] {
  const equals = /^(--[\w-]+)=(.*)$/s.exec(argument);
  if (equals) return [equals[1]!, equals[2]!];
  const long = SHORT[argument.slice(0, 2)];
  if (argument.startsWith('--') || argument.length <= 2 || !long) return [argument];
  const takesValue = ['list', 'value'].includes(OPTIONS[long]?.[0] ?? '');
  return takesValue ? [argument.slice(0, 2), argument.slice(2)] : [argument];
}

function numberOption(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number))
    throw new DbtError('Usage', `Invalid value for '${name}': '${text}' is not a valid integer.`);
  return number;
}

/** Takes the command's words off the front of the list. */
function commandOf(words: string[], help: boolean): string {
  const pair = words.slice(0, 2).join(' ');
  const two = ALIASES[pair] ?? pair;
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

function makeFlags(which: string, values: Record<string, any>, words: string[], argv: string[]): Flags {
  const indirect = values.indirectSelection ?? 'eager';
  requireChoice(which, '--indirect-selection', indirect);
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
