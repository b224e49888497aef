/** The nodes of a manifest and what stands on what. */
import type { Manifest } from '../artifacts/manifest-types.ts';

/** Anything that can be selected: nodes, sources, exposures, unit tests. */
export type GraphNode = Record<string, any> & { unique_id: string; resource_type: string; name: string };

export class Dag {
  readonly nodes = new Map<string, GraphNode>();
  readonly parents = new Map<string, string[]>();
  readonly children = new Map<string, string[]>();

  constructor(manifest: Manifest) {
    for (const section of [manifest.sources, manifest.nodes, manifest.exposures, manifest.unit_tests]) {
      for (const [id, node] of Object.entries(section)) {
        if (node.config?.enabled !== false) this.nodes.set(id, node as GraphNode);
      }
    }
    for (const [id, node] of this.nodes) {
      const parents = (node.depends_on?.nodes ?? []).filter((parent: string) => this.nodes.has(parent));
      this.parents.set(id, parents);
      if (!this.children.has(id)) this.children.set(id, []);
      for (const parent of parents) {
        const list = this.children.get(parent);
        if (list) list.push(id);
        else this.children.set(parent, [id]);
      }
    }
  }

  /** All nodes from which the start is reached in at most `depth` steps, or that it reaches. */
  reach(
    start: Iterable<string>,
    direction: 'parents' | 'children',
    depth = Number.POSITIVE_INFINITY,
  ): Set<string> {
    const edges = this[direction];
    const found = new Set<string>();
    let frontier = [...start];
    for (let step = 0; step < depth && frontier.length; step++) {
      const next: string[] = [];
      for (const id of frontier) {
        for (const other of edges.get(id) ?? []) {
          if (found.has(other)) continue;
          found.add(other);
          next.push(other);
        }
      }
      frontier = next;
    }
    return found;
  }

  /** A cycle's members in order, or nothing when there is none. */
  findCycle(): string[] | undefined {
    const state = new Map<string, 'open' | 'done'>();
    for (const root of this.nodes.keys()) {
      if (state.has(root)) continue;
      const stack: { id: string; next: number }[] = [{ id: root, next: 0 }];
      state.set(root, 'open');
      while (stack.length) {
        const top = stack.at(-1)!;
        const children = this.children.get(top.id) ?? [];
        if (top.next >= children.length) {
          state.set(top.id, 'done');
          stack.pop();
          continue;
        }
        const child = children[top.next++]!;
        if (state.get(child) === 'open')
          return [...stack.map((item) => item.id).slice(stack.findIndex((item) => item.id === child)), child];
        if (!state.has(child)) {
          state.set(child, 'open');
          stack.push({ id: child, next: 0 });
        }
      }
    }
    return undefined;
  }
}
