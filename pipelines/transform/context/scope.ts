/** The names in view of one node's templates, and the way its macros are called. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { DbtError, didYouMean, type SourcePlace } from '../errors.ts';
import type { Session } from '../execute/session.ts';
import {
  callMacro,
  callMacroSync,
  JinjaError,
  type JinjaProtocol,
  type MacroValue,
  makeMacro,
  PythonError,
  parseTemplate,
  type RenderEnvironment,
  render,
  renderSync,
  Tuple,
  toStr,
} from '../jinja/index.ts';
import { BUILT_IN, CORE_PACKAGE, type MacroEntry } from '../macros/registry.ts';
import { nativeFilters } from '../project/native-text.ts';
import { adapterObject } from './adapter-object.ts';
import type { ResultTable } from './agate/table.ts';
import { memberOf } from './members.ts';
import type { Runtime } from './runtime.ts';

/** While parsing, nothing is executed and refs are only noted; while running they are resolved. */
export type Mode = 'parse' | 'run';

export interface ScopeOptions {
  mode: Mode;
  session?: Session;
  /** Names that come before all others, e.g. `sql` and `pre_hooks` of a materialization. */
  extras?: Record<string, unknown>;
  /** Receives config() calls while parsing. */
  onConfig?: (options: Record<string, unknown>, written: Record<string, unknown>) => void;
}

export interface StoredResult {
  response: unknown;
  data: unknown;
  table: ResultTable | null;
}

export class Scope {
  readonly runtime: Runtime;
  readonly node: ManifestNode;
  readonly mode: Mode;
  readonly session: Session | undefined;
  readonly extras: Record<string, unknown>;
  readonly onConfig: ScopeOptions['onConfig'];
  readonly packageName: string;
  readonly results = new Map<string, StoredResult>();
  /** Names of results that were loaded already. */
  readonly loadedResults = new Set<string>();
  /** Whether a template asked the database for anything. */
  askedDatabase = false;
  /** SQL of the statement 'main', once it was built. */
  written: string | undefined;
  /** Told of that SQL before it runs. */
  onWrite: ((sql: string) => void) | undefined;
  /** unique_ids of ephemeral models whose CTE the code refers to. */
  readonly ephemerals: string[] = [];
  /** For the code of the node itself: direct macro calls are noted as its dependencies. */
  readonly top: RenderEnvironment;
  /** Where macros that the node's own code calls are made: their calls are noted, those they make are not. */
  private readonly direct: RenderEnvironment;
  private readonly inner: RenderEnvironment;
  private readonly macroValues = [
    new Map<MacroEntry, MacroValue>(),
    new Map<MacroEntry, MacroValue>(),
  ] as const;
  private readonly macroIds = new Map<MacroValue, string>();
  private readonly members = new Map<string, unknown>();
  private readonly namespaces = [new Map<string, unknown>(), new Map<string, unknown>()] as const;
  private directAdapter: unknown;

  constructor(runtime: Runtime, node: ManifestNode, options: ScopeOptions) {
    this.runtime = runtime;
    this.node = node;
    this.mode = options.mode;
    this.session = options.session;
    this.extras = options.extras ?? {};
    this.onConfig = options.onConfig;
    this.packageName = node.package_name;
    const shared = {
      globals: (name: string) => this.lookup(name),
      filters: plainFilters,
      undefinedBehaviour: options.mode === 'parse' ? ('capturing' as const) : ('dbt' as const),
    };
    this.inner = shared;
    this.direct = { ...shared, onMacroCall: (macro) => this.noteMacro(macro) };
    this.top = { ...shared, globals: (name: string) => this.lookup(name, true) };
  }

  /** What a name means here; undefined for an unknown one. */
  lookup(name: string, direct = false): unknown {
    if (name in this.extras) return this.extras[name];
    const entry = this.runtime.state.macros.find(name, this.packageName);
    if (entry) return this.macro(entry, direct);
    if (direct && name === 'adapter') {
      this.directAdapter ??= adapterObject(this, true);
      return this.directAdapter;
    }
    const member = this.member(name);
    return member === undefined ? this.namespace(name, direct) : member;
  }

  /** A name of dbt's own context, macros left out of account. */
  member(name: string): unknown {
    if (this.members.has(name)) return this.members.get(name);
    const value = memberOf(this, name);
    if (value !== undefined) this.members.set(name, value);
    return value;
  }

  macro(entry: MacroEntry, direct = false): MacroValue {
    const values = this.macroValues[direct ? 1 : 0];
    let value = values.get(entry);
    if (!value) {
      value = makeMacro(entry.definition(), direct ? this.direct : this.inner);
      values.set(entry, value);
      this.macroIds.set(value, entry.unique_id);
    }
    return value;
  }

  /** `package.macro` in a template. */
  private namespace(name: string, direct: boolean): unknown {
    const namespaces = this.namespaces[direct ? 1 : 0];
    const { macros } = this.runtime.state;
    if (name !== CORE_PACKAGE && !macros.packages.has(name)) return undefined;
    let value = namespaces.get(name);
    if (!value) {
      const replaced = (this.extras.__packages__ as Record<string, Record<string, unknown>> | undefined)?.[
        name
      ];
      const find = (key: string): unknown => {
        if (replaced && key in replaced) return replaced[key];
        const entry = macros.inPackage(name, key);
        return entry && this.macro(entry, direct);
      };
      const protocol: JinjaProtocol = {
        typeName: 'dict',
        isMapping: true,
        getAttr: (key) =>
          key === 'get'
            ? (macro: unknown, fallback: unknown = null) => find(toStr(macro)) ?? fallback
            : find(key),
        getItem: (key) => find(toStr(key)),
        contains: (key) => macros.inPackage(name, toStr(key)) !== undefined,
        str: () => `<macros of ${name}>`,
      };
      value = { __jinja__: protocol };
      namespaces.set(name, value);
    }
    return value;
  }

  private noteMacro(macro: MacroValue): void {
    const id = this.macroIds.get(macro);
    const { macros } = this.node.depends_on;
    if (id && !macros.includes(id)) macros.push(id);
  }

  /** The macro a runner-internal call means; a project may override it by defining its own. */
  findMacro(name: string): MacroEntry {
    const entry = this.runtime.state.macros.find(name, this.packageName);
    if (entry) return entry;
    const known = [...this.runtime.state.macros.all()].map((item) => item.name);
    throw new DbtError(
      'Compilation',
      `dbt could not find a macro with the name '${name}' in any package.${didYouMean(name, known)}`,
    );
  }

  async call(name: string, args: unknown[] = [], kwargs: Record<string, unknown> = {}): Promise<unknown> {
    return this.callEntry(this.findMacro(name), args, kwargs);
  }

  async callEntry(
    entry: MacroEntry,
    args: unknown[] = [],
    kwargs: Record<string, unknown> = {},
  ): Promise<unknown> {
    try {
      return await callMacro(this.macro(entry), args, kwargs);
    } catch (error) {
      throw this.explain(error);
    }
  }

  callEntrySync(entry: MacroEntry, args: unknown[] = [], kwargs: Record<string, unknown> = {}): unknown {
    try {
      return callMacroSync(this.macro(entry), args, kwargs);
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** Renders a text of the node. */
  async render(source: string, file = this.node.original_file_path, firstLine = 1): Promise<string> {
    if (!hasJinja(source)) return source;
    try {
      return await render(parseTemplate(source, { file, firstLine }), this.top);
    } catch (error) {
      throw this.explain(error);
    }
  }

  renderSync(source: string, file = this.node.original_file_path, firstLine = 1): string {
    if (!hasJinja(source)) return source;
    try {
      return renderSync(parseTemplate(source, { file, firstLine }), this.top);
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** Renders a text that stands in no file of the node's, such as a variable's value. */
  renderValue(source: string): string {
    return renderSync(parseTemplate(source, { file: 'vars' }), this.inner);
  }

  /** An error of the engine as the runner's own, with file, line and macro stack. */
  explain(error: unknown): unknown {
    const place: SourcePlace = this.node.unique_id ? { node: this.node.unique_id } : {};
    const explained = explainJinja(error, place);
    const unknown = /^'(\w+)' is undefined$/.exec((explained as Error).message)?.[1];
    if (!(explained instanceof DbtError) || unknown === undefined) return explained;
    const macros = [...this.runtime.state.macros.all()].map((item) => item.name);
    const near = didYouMean(unknown, macros);
    return near ? new DbtError(explained.kind, `${explained.message}.${near}`, explained.place) : explained;
  }
}

/** Text without any of Jinja's marks is its own rendering, its last line break and its line ends included. */
const hasJinja = (source: string): boolean => /[{][{%#]|[#}%][}]/.test(source);

/** Turns a JinjaError into a DbtError; other errors come back as they are. */
export function explainJinja(error: unknown, place: SourcePlace): unknown {
  if (error instanceof DbtError) return error.at(place);
  if (error instanceof PythonError) return new DbtError('Compilation', error.message, place);
  if (!(error instanceof JinjaError)) return error;
  const own = error.frames.filter((frame) => !frame.file.startsWith(BUILT_IN));
  const shown = own.length ? own : error.frames;
  const macros = shown
    .filter((frame) => frame.name !== '<template>')
    .map((frame) => `${frame.name} (${frame.file}:${frame.line})`);
  const [first] = shown;
  const at: SourcePlace = { ...place, file: first?.file, line: first?.line, column: first?.column, macros };
  if (error.cause instanceof DbtError) return error.cause.at(at);
  if (error.cause instanceof Error && error.type === 'Error') return error.cause;
  return new DbtError('Compilation', error.message, at);
}

/** Outside YAML dbt's as_* filters give their value back unchanged. */
const plainFilters = {
  ...nativeFilters,
  as_bool: (value: unknown) => value,
  as_number: (value: unknown) => value,
  as_text: (value: unknown) => value,
  is_list: (value: unknown) => Array.isArray(value) && !(value instanceof Tuple),
};
