/** All macros of a run: the project's, the packages' and the built-in ones, and the order in which a name is searched. */

import { DbtError, didYouMean } from '../errors.ts';
import type { Definition } from '../jinja/index.ts';
import type { MacroCall } from './macro-calls.ts';

/** A macro with dbt's name for it (`test_x` for a test, `materialization_x_default`...). */
export interface MacroEntry {
  unique_id: string;
  name: string;
  package: string;
  kind: Definition['kind'];
  file: string;
  /** The parsed definition; built-in files are parsed when first needed. */
  definition(): Definition;
  /** The block as it is written, and what it calls, where both are known without parsing. */
  text?(): string;
  calls?(): Iterable<MacroCall>;
  /** A materialization's supported languages, for others null. */
  languages?: string[] | null;
}

/** The packages whose macros belong to the runner itself: core's and the adapter's. */
export const CORE_PACKAGE = 'dbt';
export const ADAPTER_PACKAGE = 'dbt_duckdb';
/** What the paths of built-in macros begin with; errors name the user's own files before them. */
export const BUILT_IN = 'built-in/';
const INTERNAL = [CORE_PACKAGE, ADAPTER_PACKAGE];

/** dbt's name for what a block defines. */
export function macroName(definition: Definition): string {
  if (definition.kind === 'test') return `test_${definition.name}`;
  if (definition.kind === 'materialization') {
    const adapter = definition.options.adapter;
    return `materialization_${definition.name}_${adapter === undefined ? 'default' : String(adapter)}`;
  }
  return definition.name;
}

export class MacroRegistry {
  readonly packages = new Map<string, Map<string, MacroEntry>>();
  /** Core's and the adapter's macros as one namespace, the adapter's winning: what `dbt.` means in a template. */
  readonly internal = new Map<string, MacroEntry>();
  readonly rootPackage: string;
  private readonly searchOrders: Map<string, string[]>;

  constructor(rootPackage: string, dispatch: { macro_namespace: string; search_order: string[] }[]) {
    this.rootPackage = rootPackage;
    this.searchOrders = new Map(dispatch.map((entry) => [entry.macro_namespace, entry.search_order]));
  }

  add(entry: MacroEntry): void {
    let names = this.packages.get(entry.package);
    if (!names) {
      names = new Map();
      this.packages.set(entry.package, names);
    }
    const earlier = names.get(entry.name);
    if (earlier) {
      throw new DbtError(
        'Compilation',
        `dbt found two macros named "${entry.name}" in the project "${entry.package}".\n - ${entry.file}\n - ${earlier.file}`,
      );
    }
    names.set(entry.name, entry);
    if (INTERNAL.includes(entry.package)) {
      if (entry.package === ADAPTER_PACKAGE || !this.internal.has(entry.name))
        this.internal.set(entry.name, entry);
    }
  }

  /** Declares a package even when it has no macro, so that `package.` is a known name. */
  addPackage(name: string): void {
    if (!this.packages.has(name)) this.packages.set(name, new Map());
  }

  /** What an unqualified name means in code of a node of `localPackage`: its own package, the root, the built-ins. */
  find(name: string, localPackage: string): MacroEntry | undefined {
    return (
      this.packages.get(localPackage)?.get(name) ??
      this.packages.get(this.rootPackage)?.get(name) ??
      this.internal.get(name)
    );
  }

  /** Like find, with any other package's macro as a last resort: dbt's rule for generic tests and operations. */
  findAnywhere(name: string, localPackage: string): MacroEntry | undefined {
    const near = this.find(name, localPackage);
    if (near && !INTERNAL.includes(near.package)) return near;
    let last: MacroEntry | undefined;
    for (const [packageName, names] of this.packages) {
      if (!INTERNAL.includes(packageName)) last = names.get(name) ?? last;
    }
    return last ?? near;
  }

  /** The root project's macro of one of these names, if it has one. */
  findOverride(...names: string[]): MacroEntry | undefined {
    const root = this.packages.get(this.rootPackage);
    for (const name of names) if (root?.has(name)) return root.get(name);
    return undefined;
  }

  /** Whether the project or any package has a macro of this name, or one that dispatching the name could find. */
  isReplaced(name: string): boolean {
    for (const [packageName, names] of this.packages) {
      if (INTERNAL.includes(packageName)) continue;
      for (const key of [name, `default__${name}`, `duckdb__${name}`]) if (names.has(key)) return true;
    }
    return false;
  }

  /** Whether a package is one of those that the built-in macros are listed under. */
  isInternal(packageName: string): boolean {
    return INTERNAL.includes(packageName);
  }

  /** A macro of one package; `dbt` means all built-ins. */
  inPackage(packageName: string, name: string): MacroEntry | undefined {
    if (packageName === CORE_PACKAGE) return this.internal.get(name);
    return this.packages.get(packageName)?.get(name);
  }

  /**
   * adapter.dispatch: the first of `duckdb__name`, `default__name` in the packages of the namespace's search order
   * (packages outside, prefixes inside). Throws a Compilation error that names what was searched.
   */
  dispatch(name: string, namespace: string | undefined, localPackage: string): MacroEntry {
    if (name.includes('.')) {
      const [packageName, macro] = name.split('.');
      throw new DbtError(
        'Compilation',
        `In adapter.dispatch, got a macro name of "${name}", but "." is not a valid macro name component. Did you mean \`adapter.dispatch("${macro}", macro_namespace="${packageName}")\`?`,
      );
    }
    const entry = this.dispatched(name, namespace, localPackage);
    if (entry) return entry;
    const tried = this.candidates(name, namespace).map(([packageName, candidate]) =>
      packageName === undefined ? `'${candidate}'` : `'${packageName}.${candidate}'`,
    );
    const known = [...this.packages.values()].flatMap((names) => [...names.keys()]);
    const plain = known.filter((key) => key.includes('__')).map((key) => key.slice(key.indexOf('__') + 2));
    throw new DbtError(
      'Compilation',
      `In dispatch: No macro named '${name}' found within namespace: '${namespace ?? 'None'}'\n    Searched for: ${tried.join(', ')}${didYouMean(name, plain)}`,
    );
  }

  /** What a dispatch finds, if anything. */
  dispatched(name: string, namespace: string | undefined, localPackage: string): MacroEntry | undefined {
    for (const [packageName, candidate] of this.candidates(name, namespace)) {
      const entry =
        packageName === undefined
          ? this.find(candidate, localPackage)
          : this.inPackage(packageName, candidate);
      if (entry) return entry;
    }
    return undefined;
  }

  /** The macros that a dispatch looks for, in order. */
  private candidates(name: string, namespace: string | undefined): [string | undefined, string][] {
    return this.searchOrder(namespace).flatMap((packageName) =>
      ['duckdb', 'default'].map((prefix): [string | undefined, string] => [
        packageName,
        `${prefix}__${name}`,
      ]),
    );
  }

  private searchOrder(namespace: string | undefined): (string | undefined)[] {
    if (namespace === undefined) return [undefined];
    const configured = this.searchOrders.get(namespace);
    if (configured) return configured;
    if (namespace === CORE_PACKAGE) return [this.rootPackage, CORE_PACKAGE];
    if (this.packages.has(namespace)) return [this.rootPackage, namespace];
    return [undefined];
  }

  /**
   * The materialization to use for a node. A package's materialization of a built-in name loses to the built-in
   * one, unless the root project's flag says otherwise; the root project's own always wins.
   */
  materialization(name: string, nodePackage: string, packagesMayOverride: boolean): MacroEntry | undefined {
    for (const adapter of ['duckdb', 'default']) {
      const key = `materialization_${name}_${adapter}`;
      const root = this.packages.get(this.rootPackage)?.get(key);
      if (root) return root;
      const builtIn = this.internal.get(key);
      if (builtIn && !packagesMayOverride) return builtIn;
      const own = this.packages.get(nodePackage)?.get(key);
      if (own) return own;
      for (const [packageName, names] of this.packages) {
        if (!INTERNAL.includes(packageName) && names.has(key)) return names.get(key);
      }
      if (builtIn) return builtIn;
    }
    return undefined;
  }

  /** The macro of a unique_id. */
  byId(id: string): MacroEntry | undefined {
    const [, packageName, ...name] = id.split('.');
    return this.packages.get(packageName!)?.get(name.join('.'));
  }

  *all(): Iterable<MacroEntry> {
    for (const names of this.packages.values()) yield* names.values();
  }
}
