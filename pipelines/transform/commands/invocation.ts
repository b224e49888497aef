/** One invocation: the project loaded and parsed, its nodes selected, its output written. */

import type { Runtime } from '../context/runtime.ts';
import { DbtError } from '../errors.ts';
import { Database } from '../execute/database.ts';
import { Dag } from '../graph/dag.ts';
import { selectNodes } from '../graph/select.ts';
import type { DbtOptions } from '../index.ts';
import { parseProject } from '../parse/parse-project.ts';
import { loadProject } from '../project/load-project.ts';
import type { ParsedOptions } from './options.ts';

export interface Invocation {
  runtime: Runtime;
  dag: Dag;
  options: DbtOptions;
  parsed: ParsedOptions;
  out: (line: string) => void;
  /** Unless --quiet. */
  info: (line: string) => void;
  err: (line: string) => void;
  warnings: string[];
}

/** Loads and parses the project of an invocation. */
export function startInvocation(parsed: ParsedOptions, options: DbtOptions): Invocation {
  const out = options.stdout ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const err = options.stderr ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const quiet = options.quiet || parsed.flags.quiet;
  const info = quiet ? () => {} : out;
  const warnings: string[] = [];
  const { flags } = parsed;
  const env = options.env ?? process.env;
  const cwd = options.cwd ?? process.cwd();
  const warn = (message: string): void => {
    if (flags.warnErrorOptions.silence.length && flags.warnErrorOptions.silence.includes('*')) return;
    if (flags.warnError || flags.warnErrorOptions.error === 'all') throw new DbtError('Compilation', message);
    if (warnings.includes(message)) return;
    warnings.push(message);
    info(`[WARNING]: ${message}`);
  };
  const loaded = loadProject({
    cwd,
    env,
    projectDir: options.projectDir ?? parsed.projectDir,
    profilesDir: options.profilesDir ?? parsed.profilesDir,
    profile: flags.profile,
    target: flags.target,
    threads: flags.threads,
    targetPath: parsed.targetPath,
    vars: { ...flags.vars, ...options.vars },
    warn,
  });
  applyProjectFlags(parsed, loaded.root.flags, warn);
  const runtime = parseProject(loaded, flags, { say: quiet ? () => {} : out });
  const dag = new Dag(runtime.state.manifest);
  const cycle = dag.findCycle();
  if (cycle) throw new DbtError('Runtime', `Found a cycle: ${cycle.join(' --> ')}`);
  return { runtime, dag, options, parsed, out, info, err, warnings };
}

/** `flags:` of dbt_project.yml: behaviour flags, and defaults for options that were not given. */
function applyProjectFlags(
  parsed: ParsedOptions,
  given: Record<string, any>,
  warn: (message: string) => void,
): void {
  const { flags } = parsed;
  const ignored = new Set([
    'send_anonymous_usage_stats',
    'use_colors',
    'use_colors_file',
    'printer_width',
    'partial_parse',
    'static_parser',
    'use_experimental_parser',
    'cache_selected_only',
    'log_format',
    'log_format_file',
    'log_level',
    'log_level_file',
    'log_path',
    'target_path',
    'version_check',
    'populate_cache',
    'debug',
    'print',
    'version',
  ]);
  for (const [key, value] of Object.entries(given)) {
    if (key in flags.behaviour) flags.behaviour[key] = Boolean(value);
    else if (key === 'fail_fast') flags.failFast ||= Boolean(value);
    else if (key === 'full_refresh') flags.fullRefresh ||= Boolean(value);
    else if (key === 'warn_error') flags.warnError ||= Boolean(value);
    else if (key === 'indirect_selection') flags.indirectSelection = value;
    else if (key === 'write_json') flags.writeJson = Boolean(value);
    else if (key === 'warn_error_options') Object.assign(flags.warnErrorOptions, value);
    else if (!ignored.has(key)) warn(`dbt_project.yml: the flag '${key}' is not supported and ignored`);
  }
}

/** The nodes that --select and its companions mean, of the given resource types. */
export function selectFor(invocation: Invocation, types: string[]): Set<string> {
  const { runtime, dag } = invocation;
  const { flags } = runtime;
  if (flags.state !== undefined || flags.defer)
    throw new DbtError(
      'Usage',
      "The options '--state' and '--defer' are known to dbt but not supported by this runner yet.",
    );
  if (flags.selector !== undefined) {
    throw new DbtError(
      'Usage',
      "The option '--selector' is known to dbt but not supported by this runner yet.",
    );
  }
  const selected = selectNodes({
    dag,
    loaded: runtime.loaded,
    select: flags.select,
    exclude: flags.exclude,
    indirectSelection: flags.indirectSelection,
    onNothing: (raw) => runtime.warn(`The selection criterion '${raw}' does not match any enabled nodes`),
  });
  const wanted = new Set(types);
  const asType = (name: string): string => (name === 'data_test' ? 'test' : name);
  if (flags.resourceTypes.length && !flags.resourceTypes.includes('all')) {
    const given = new Set(flags.resourceTypes.map(asType));
    for (const type of wanted) if (!given.has(type)) wanted.delete(type);
  }
  for (const type of flags.excludeResourceTypes) wanted.delete(asType(type));
  const found = new Set<string>();
  for (const id of selected) {
    const node = dag.nodes.get(id)!;
    if (wanted.has(node.resource_type)) found.add(id);
  }
  runtime.selected = [...found];
  return found;
}

/** Opens the database for an invocation, does the work, and closes what was opened. */
export async function withDatabase<T>(
  invocation: Invocation,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { options, runtime } = invocation;
  const database = await Database.open(runtime.loaded.profile, {
    connectTo: options.connectTo,
    atomic: options.atomic ?? false,
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
