/** Which macros a macro's text calls, as dbt reads it from the text alone: calls by name, and adapter.dispatch. */
import type { Definition } from '../jinja/index.ts';
import type { MacroEntry, MacroRegistry } from './registry.ts';

type Node = Record<string, any>;

const STANDARD = new Set(['source', 'ref', 'config']);

/** The unique_ids of the macros that a macro calls; none where its file cannot be parsed. */
export function calledMacros(registry: MacroRegistry, entry: MacroEntry): string[] {
  const found = new Set<string>();
  const note = (packageName: string, name: string): void => {
    if (name === entry.name) return;
    const called = registry.inPackage(packageName, name) ?? registry.find(name, packageName);
    if (called) found.add(called.unique_id);
  };
  for (const { callee, args, kwargs } of callsIn(entry.definition())) {
    if (callee.kind === 'name') {
      if (!STANDARD.has(callee.name)) note(entry.package, callee.name);
    } else if (callee.kind === 'attribute' && callee.target.kind === 'name') {
      const owner: string = callee.target.name;
      if (owner !== 'adapter') note(owner, callee.name);
      else if (callee.name === 'dispatch') noteDispatch(registry, entry, args, kwargs, note);
    }
  }
  return [...found];
}

function noteDispatch(
  registry: MacroRegistry,
  entry: MacroEntry,
  args: Node[],
  kwargs: Node[],
  note: (packageName: string, name: string) => void,
): void {
  const given = (index: number, name: string): unknown => {
    const value: Node | undefined = args[index] ?? kwargs.find((argument) => argument.name === name)?.value;
    return value?.kind === 'literal' ? value.value : undefined;
  };
  const name = given(0, 'macro_name');
  if (typeof name !== 'string') return;
  note(entry.package, name);
  const namespace = given(1, 'macro_namespace');
  try {
    const target = registry.dispatch(
      name,
      typeof namespace === 'string' ? namespace : undefined,
      entry.package,
    );
    note(target.package, target.name);
  } catch {
    // Nothing of that name for this adapter: an error when it is called, not when it is listed.
  }
}

/** Every call in a definition's body, nested ones too. */
function* callsIn(definition: Definition): Iterable<Node> {
  const waiting: unknown[] = [definition.statements, definition.signature];
  while (waiting.length) {
    const item = waiting.pop();
    if (!item || typeof item !== 'object') continue;
    if (item instanceof Set || item instanceof Map) continue;
    if ((item as Node).kind === 'call') yield item as Node;
    for (const value of Array.isArray(item) ? item : Object.values(item)) waiting.push(value);
  }
}
