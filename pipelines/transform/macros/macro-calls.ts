/** Which macros a macro's text calls, as dbt reads it from the text alone: calls by name, and adapter.dispatch. */
import type { Definition } from '../jinja/index.ts';
import type { MacroEntry, MacroRegistry } from './registry.ts';

type Node = Record<string, any>;

const STANDARD = new Set(['source', 'ref', 'config']);

/** A call as it is written: `owner.name(...)`, `name(...)`, or what adapter.dispatch is asked for. */
export interface MacroCall {
  readonly name: string;
  readonly owner?: string;
  readonly dispatches?: boolean;
  /** The namespace of a dispatch. */
  readonly namespace?: string;
}

/** The unique_ids of the macros that a macro calls. Throws where its file cannot be parsed. */
export function calledMacros(registry: MacroRegistry, entry: MacroEntry): string[] {
  const found = new Set<string>();
  const note = (packageName: string, name: string, owned = false): void => {
    if (name === entry.name && !owned) return;
    // Called as one of dbt's own, it is listed as what stands in its place, as dbt does.
    const own = registry.isInternal(packageName) ? registry.find(name, '') : undefined;
    const called = own ?? registry.inPackage(packageName, name) ?? registry.find(name, packageName);
    if (called) found.add(called.unique_id);
  };
  for (const call of entry.calls?.() ?? callsOf(entry.definition())) {
    if (call.dispatches) {
      note(entry.package, call.name);
      // Nothing of that name for this adapter: an error when it is called, not when it is listed.
      const target = registry.dispatched(call.name, call.namespace, entry.package);
      if (target) note(target.package, target.name);
    } else if (call.owner) note(call.owner, call.name, true);
    else if (!STANDARD.has(call.name)) note(entry.package, call.name);
  }
  return [...found];
}

/** The calls in a definition's body, nested ones too. */
export function* callsOf(definition: Definition): Iterable<MacroCall> {
  for (const { callee, args, kwargs } of callNodes(definition)) {
    if (callee.kind === 'name') yield { name: callee.name };
    else if (callee.kind === 'attribute' && callee.target.kind === 'name') {
      const owner: string = callee.target.name;
      if (owner !== 'adapter') yield { owner, name: callee.name };
      else if (callee.name === 'dispatch') {
        const name = textGiven(args, kwargs, 0, 'macro_name');
        const namespace = textGiven(args, kwargs, 1, 'macro_namespace');
        if (name !== undefined) yield { name, dispatches: true, namespace };
      }
    }
  }
}

const TAG = /\{[{%](.*?)[%}]\}/gs;
const CALL = /(?<![\w.'"]|\|\s*)(?:(\w+)\.)?(\w+)\(/g;
const STRING = /'[^']*'|"[^"]*"/g;
const DISPATCHED = /\badapter\.dispatch\(\s*'(\w+)'(?:\s*,\s*(?:macro_namespace\s*=\s*)?'(\w+)')?/g;

/** The calls in a macro's text, found by pattern: it holds for the runner's own texts only, and spares parsing them. */
export function* callsInText(text: string): Iterable<MacroCall> {
  for (const [, tag] of text.matchAll(TAG)) {
    for (const [, owner, name] of tag!.replace(STRING, "''").matchAll(CALL)) {
      if (owner !== 'adapter') yield owner ? { owner, name: name! } : { name: name! };
    }
    for (const [, name, namespace] of tag!.matchAll(DISPATCHED))
      yield { name: name!, dispatches: true, namespace };
  }
}

function textGiven(args: Node[], kwargs: Node[], index: number, name: string): string | undefined {
  const value: Node | undefined = args[index] ?? kwargs.find((argument) => argument.name === name)?.value;
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

function* callNodes(definition: Definition): Iterable<Node> {
  const waiting: unknown[] = [definition.statements, definition.signature];
  while (waiting.length) {
    const item = waiting.pop();
    if (!item || typeof item !== 'object') continue;
    if (item instanceof Set || item instanceof Map) continue;
    if ((item as Node).kind === 'call') yield item as Node;
    for (const value of Array.isArray(item) ? item : Object.values(item)) waiting.push(value);
  }
}
