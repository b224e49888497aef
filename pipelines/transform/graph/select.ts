/** Turns --select and --exclude into the nodes they mean, tests that hang on them included. */
import type { Dag, GraphNode } from './dag.ts';
import { collect, type SelectionContext } from './selection-methods.ts';
import { type Criterion, parseSelection, type Specification } from './selection-spec.ts';

export type IndirectSelection = 'eager' | 'cautious' | 'buildable' | 'empty';

export interface SelectOptions extends SelectionContext {
  select: string[];
  exclude: string[];
  indirectSelection: IndirectSelection;
  /** Told of each criterion that matches nothing. */
  onNothing?: (raw: string) => void;
  /** A selector's specification, used in place of select and exclude. */
  specification?: Specification;
}

/** Everything, as when no --select is given. */
const EVERYTHING: Specification = {
  kind: 'union',
  parts: ['fqn', 'source'].map(
    (method): Specification => ({
      kind: 'criterion',
      criterion: {
        raw: `${method}:*`,
        method,
        methodArguments: [],
        value: '*',
        childrensParents: false,
        parents: null,
        children: null,
      },
    }),
  ),
};

/** The unique_ids selected, before any filter by resource type. */
export function selectNodes(options: SelectOptions): Set<string> {
  if (options.specification && !options.select.length && !options.exclude.length)
    return new Selector(options).evaluate(options.specification).direct;
  const include =
    options.specification ?? (options.select.length ? parseSelection(options.select) : EVERYTHING);
  const specification: Specification = options.exclude.length
    ? { kind: 'difference', include, exclude: parseSelection(options.exclude) }
    : include;
  return new Selector(options).evaluate(specification).direct;
}

interface Selected {
  direct: Set<string>;
  /** Tests that would join if all their other parents were selected, too. */
  indirect: Set<string>;
}

const TESTS = new Set(['test', 'unit_test']);

class Selector {
  private readonly options: SelectOptions;
  private readonly dag: Dag;

  constructor(options: SelectOptions) {
    this.options = options;
    this.dag = options.dag;
  }

  evaluate(specification: Specification): Selected {
    if (specification.kind === 'criterion') return this.criterion(specification.criterion);
    const parts =
      specification.kind === 'difference'
        ? [this.evaluate(specification.include), this.evaluate(specification.exclude)]
        : specification.parts.map((part) => this.evaluate(part));
    const combine = combiners[specification.kind];
    const direct = combine(parts.map((part) => part.direct));
    const withIndirect = combine(parts.map((part) => union([part.direct, part.indirect])));
    return { direct: this.incorporate(direct, withIndirect), indirect: withIndirect };
  }

  private criterion(criterion: Criterion): Selected {
    const matched = collect(this.options, criterion);
    if (!matched.size && criterion.raw !== 'source:*') this.options.onNothing?.(criterion.raw);
    const selected = union([matched, this.neighbours(criterion, matched)]);
    const mode = criterion.indirectSelection ?? this.options.indirectSelection;
    if (mode === 'empty' || criterion.method === 'selector') return { direct: selected, indirect: new Set() };
    return this.expand(selected, mode);
  }

  private neighbours(criterion: Criterion, matched: Set<string>): Set<string> {
    const found: Set<string>[] = [];
    if (criterion.childrensParents) {
      const children = union([matched, this.dag.reach(matched, 'children')]);
      found.push(children, this.dag.reach(children, 'parents'));
    }
    if (criterion.parents !== null) found.push(this.dag.reach(matched, 'parents', criterion.parents));
    if (criterion.children !== null) found.push(this.dag.reach(matched, 'children', criterion.children));
    return union(found);
  }

  /** Adds the tests that hang on what is selected: all of them (eager), or those whose parents are all there. */
  private expand(selected: Set<string>, mode: IndirectSelection): Selected {
    const direct = new Set(selected);
    const indirect = new Set<string>();
    const reachable = mode === 'buildable' ? this.withParentsAndSources(selected) : selected;
    for (const id of selected) {
      for (const child of this.dag.children.get(id) ?? []) {
        const node = this.dag.nodes.get(child)!;
        if (!TESTS.has(node.resource_type)) continue;
        const parents = this.dag.parents.get(child)!;
        if (mode === 'eager' || parents.every((parent) => reachable.has(parent))) direct.add(child);
        else indirect.add(child);
      }
    }
    return { direct, indirect };
  }

  private withParentsAndSources(selected: Set<string>): Set<string> {
    const found = union([selected, this.dag.reach(selected, 'parents')]);
    for (const [id, node] of this.dag.nodes) if (node.resource_type === 'source') found.add(id);
    return found;
  }

  private incorporate(direct: Set<string>, all: Set<string>): Set<string> {
    const mode = this.options.indirectSelection;
    if (mode === 'eager' || mode === 'empty' || direct.size === all.size) return direct;
    const reachable = mode === 'buildable' ? union([direct, this.dag.reach(direct, 'parents')]) : direct;
    const found = new Set(direct);
    for (const id of all) {
      const node = this.dag.nodes.get(id);
      if (node?.resource_type !== 'test') continue;
      if (this.dag.parents.get(id)!.every((parent) => reachable.has(parent))) found.add(id);
    }
    return found;
  }
}

function union(sets: Set<string>[]): Set<string> {
  const found = new Set<string>();
  for (const set of sets) for (const id of set) found.add(id);
  return found;
}

const combiners: Record<'union' | 'intersection' | 'difference', (sets: Set<string>[]) => Set<string>> = {
  union,
  intersection: ([first, ...rest]) =>
    new Set([...(first ?? [])].filter((id) => rest.every((set) => set.has(id)))),
  difference: ([include, exclude]) => new Set([...include!].filter((id) => !exclude!.has(id))),
};

export type { GraphNode };
