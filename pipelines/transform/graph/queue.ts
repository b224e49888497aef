/** The order of work: a node is ready when all selected nodes it stands on, even at a distance, are done. */
import type { Dag } from './dag.ts';

/**
 * For each selected node the selected nodes it must wait for. Paths through nodes that are not selected count:
 * what was left out still orders what stands on its two sides.
 */
export function waitingLists(dag: Dag, selected: Set<string>): Map<string, Set<string>> {
  const memo = new Map<string, Set<string>>();
  const nearest = (id: string): Set<string> => {
    const known = memo.get(id);
    if (known) return known;
    const found = new Set<string>();
    memo.set(id, found);
    for (const parent of dag.parents.get(id) ?? []) {
      if (selected.has(parent)) found.add(parent);
      else for (const further of nearest(parent)) found.add(further);
    }
    return found;
  };
  return new Map([...selected].map((id) => [id, new Set(nearest(id))]));
}

export interface QueueOptions {
  /** Order among nodes that are ready at once. */
  order: (a: string, b: string) => number;
  threads: number;
  work: (id: string, worker: number) => Promise<void>;
  /** Asked before each start; true ends the work after what is running. */
  stopped: () => boolean;
}

/** Works through all nodes, at most `threads` at once. */
export async function runQueue(waiting: Map<string, Set<string>>, options: QueueOptions): Promise<void> {
  const pending = new Map([...waiting].map(([id, list]) => [id, new Set(list)]));
  const dependents = new Map<string, string[]>();
  for (const [id, list] of pending)
    for (const parent of list) dependents.set(parent, [...(dependents.get(parent) ?? []), id]);
  const ready = [...pending].filter(([, list]) => !list.size).map(([id]) => id);
  ready.sort(options.order);
  const free = Array.from({ length: options.threads }, (_, index) => index);
  const running = new Set<Promise<void>>();
  while ((ready.length && !options.stopped()) || running.size) {
    while (ready.length && free.length && !options.stopped()) {
      const id = ready.shift()!;
      const worker = free.shift()!;
      const job: Promise<void> = options.work(id, worker).then(() => {
        running.delete(job);
        free.push(worker);
        free.sort((a, b) => a - b);
        let added = false;
        for (const next of dependents.get(id) ?? []) {
          const list = pending.get(next)!;
          list.delete(id);
          if (!list.size) {
            ready.push(next);
            added = true;
          }
        }
        if (added) ready.sort(options.order);
      });
      running.add(job);
    }
    if (running.size) await Promise.race(running);
  }
}
