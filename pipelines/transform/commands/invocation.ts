/** One invocation: the project loaded and parsed, its nodes selected, its output written. */

import { targetFolder } from '../artifacts/write-artifacts.ts';
import type { Runtime } from '../context/runtime.ts';
import { DbtError } from '../errors.ts';
import { Database } from '../execute/database.ts';
import { Dag } from '../graph/dag.ts';
import { readArtifact, readPreviousState } from '../graph/previous-state.ts';
import { selectNodes } from '../graph/select.ts';
import { type SelectionContext, wildcard } from '../graph/selection-methods.ts';
import { stateSelection } from '../graph/state-selection.ts';
import { selectorNamed } from '../graph/yaml-selectors.ts';
import type { DbtOptions } from '../index.ts';
import { completeMacros } from '../macros/list-macros.ts';
import { parseProject } from '../parse/parse-project.ts';
import { loadProject } from '../project/load-project.ts';
import { deferToState } from './defer.ts';
import type { ParsedOptions } from './options.ts';
import { isWarningAnError, isWarningSilenced } from './warnings.ts';

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
  /** The nodes to work on, whatever is selected: those that a retry takes up again. */
  only?: Set<string>;
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
  const warn = (message: string, event = 'Note'): void => {
    if (isWarningSilenced(flags, event)) return;
    if (isWarningAnError(flags, event)) throw new DbtError('Compilation', message);
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
  requireClosedComment(loaded.root.queryComment);
  const runtime = parseProject(loaded, flags, {
    say: info,
    // As in dbt, --quiet does not silence print(); a caller who wants errors only hears nothing.
    print: options.quiet ? () => {} : out,
  });
  const dag = new Dag(runtime.state.manifest);
  const cycle = dag.findCycle();
  if (cycle) throw new DbtError('Runtime', `Found a cycle: ${cycle.join(' --> ')}`);
  return { runtime, dag, options, parsed, out, info, err, warnings };
}

/** A query-comment that ends its own comment would make SQL of its rest. */
function requireClosedComment(given: unknown): void {
  if (!JSON.stringify(given ?? '').includes('*/')) return;
  throw new DbtError('Runtime', 'query comment contains illegal value "*/"', { file: 'dbt_project.yml' });
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
  if (invocation.only) {
    const found = new Set([...invocation.only].filter((id) => dag.nodes.has(id)));
    runtime.selected = [...found];
    return found;
  }
  const { selectors } = runtime.loaded;
  const isOpen = !flags.select.length && !flags.exclude.length;
  const named = flags.selector ?? (isOpen ? selectors.standard : undefined);
  const context: SelectionContext = {
    dag,
    loaded: runtime.loaded,
    byState: comparison(runtime, dag),
    bySelector: (pattern) => {
      const names = [...selectors.specifications.keys()]
        .filter((name) => wildcard(pattern).test(name))
        .sort();
      if (!names.length)
        throw new DbtError('Runtime', `Selector '${pattern}' did not match any selector in selectors.yml`);
      const options = { ...context, select: [], exclude: [], indirectSelection: flags.indirectSelection };
      return new Set(
        names.flatMap((name) => [
          ...selectNodes({ ...options, specification: selectors.specifications.get(name)! }),
        ]),
      );
    },
  };
  const selected = selectNodes({
    ...context,
    specification: named === undefined ? undefined : selectorNamed(selectors, named),
    select: flags.select,
    exclude: flags.exclude,
    indirectSelection: flags.indirectSelection,
    onNothing: (raw) =>
      runtime.warn(
        `The selection criterion '${raw}' does not match any enabled nodes`,
        'NoNodesForSelectionCriteria',
      ),
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

/** What state:, result: and source_status: ask; the artefacts are read when first asked for. */
function comparison(runtime: Runtime, dag: Dag): SelectionContext['byState'] {
  const { flags, loaded, state } = runtime;
  let answer: SelectionContext['byState'];
  return (criterion) => {
    completeMacros(state.macros, state.manifest.macros);
    answer ??= stateSelection(
      dag,
      state.manifest,
      flags.state === undefined ? undefined : readPreviousState(loaded.root.root, flags.state),
      readArtifact(targetFolder(runtime), 'sources', 'sources/v3'),
    );
    return answer(criterion);
  };
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
  const stop = (): void => database.interrupt();
  options.signal?.addEventListener('abort', stop);
  if (options.signal?.aborted) stop();
  try {
    await deferToState(invocation, database.sessions[0]!);
    return await work(database);
  } finally {
    options.signal?.removeEventListener('abort', stop);
    database.close();
  }
}
