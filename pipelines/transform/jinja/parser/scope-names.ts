import { forEachChild } from './children.ts';
import type { Expression, MacroSignature, Statement, Target } from './node.ts';

/**
 * The names of one scope. Jinja decides when it compiles a scope where each name gets its first value from: a name
 * that is stored before it is read, and that no outer scope mentions, starts without a value even when a global of
 * that name exists. Only such names (`unset`) matter when rendering; the others are looked up from scope to scope.
 */
class ScopeNames {
  private readonly parent: ScopeNames | undefined;
  /** The same scope up to an `if`, for the names of one of its branches. */
  private readonly base: ScopeNames | undefined;
  private readonly known = new Set<string>();
  private readonly unset = new Set<string>();

  constructor(parent?: ScopeNames, base?: ScopeNames) {
    this.parent = parent;
    this.base = base;
  }

  private knowsHere(name: string): boolean {
    return this.known.has(name) || (this.base?.knowsHere(name) ?? false);
  }

  private knows(name: string): boolean {
    return this.knowsHere(name) || (this.parent?.knows(name) ?? false);
  }

  load(name: string): void {
    if (!this.knows(name)) this.known.add(name);
  }

  store(name: string): void {
    if (this.knowsHere(name)) return;
    this.known.add(name);
    if (!this.parent?.knows(name)) this.unset.add(name);
  }

  parameter(name: string): void {
    this.known.add(name);
  }

  /** The names of a branch, which sees what came before the `if`. */
  branch(): ScopeNames {
    return new ScopeNames(this.parent, this);
  }

  /** Takes over what branches did: a name stored in a branch is looked up afterwards like one that is read. */
  merge(branches: ScopeNames[]): void {
    for (const branch of branches) for (const name of branch.known) this.known.add(name);
  }

  hidden(): ReadonlySet<string> | undefined {
    return this.unset.size > 0 ? this.unset : undefined;
  }
}

/** Fills in `hidden` of every scope of a template; answers the top level's. */
export function nameScopes(body: Statement[]): ReadonlySet<string> | undefined {
  const names = new ScopeNames();
  visitBody(body, names);
  return names.hidden();
}

/** Visits a body as a scope of its own, with the given parameters. */
function innerScope(body: Statement[], names: ScopeNames | undefined, setUp?: (inner: ScopeNames) => void) {
  const inner = new ScopeNames(names);
  setUp?.(inner);
  visitBody(body, inner);
  return inner.hidden();
}

function visitBody(body: Statement[], names: ScopeNames): void {
  for (const statement of body) visitStatement(statement, names);
}

function visitStatement(node: Statement, names: ScopeNames): void {
  switch (node.kind) {
    case 'output':
      for (const part of node.parts) if (typeof part !== 'string') visitExpression(part, names);
      return;
    case 'do':
      visitExpression(node.expression, names);
      return;
    case 'if':
      visitIf(node, names);
      return;
    case 'for':
      visitFor(node, names);
      return;
    case 'set':
      visitExpression(node.value, names);
      visitTarget(node.target, (name) => names.store(name), names);
      return;
    case 'set_block':
      visitTarget(node.target, (name) => names.store(name), names);
      node.hidden = innerScope(node.body, names);
      return;
    case 'with':
      for (const { value } of node.bindings) visitExpression(value, names);
      node.hidden = innerScope(node.body, names, (inner) => {
        for (const { target } of node.bindings) visitTarget(target, (name) => inner.parameter(name), inner);
      });
      return;
    case 'macro':
    case 'definition':
      if (node.kind === 'macro') names.store(node.name);
      node.hidden = innerScope(node.body, names, (inner) => visitSignature(node.signature, inner));
      return;
    case 'call_block':
      visitExpression(node.call, names);
      node.hidden = innerScope(node.body, names, (inner) => visitSignature(node.signature, inner));
      return;
    case 'filter_block':
      visitExpression(node.filter, names);
      node.hidden = innerScope(node.body, names);
      return;
    case 'block':
      node.hidden = innerScope(node.body, undefined);
      return;
    case 'break':
    case 'continue':
  }
}

function visitIf(node: Extract<Statement, { kind: 'if' }>, names: ScopeNames): void {
  const [first, ...others] = node.branches;
  visitExpression(first!.condition, names);
  const body = names.branch();
  visitBody(first!.body, body);
  // Jinja nests the later branches in one scope of names: their conditions are read inside it.
  const later = names.branch();
  for (const branch of others) {
    visitExpression(branch.condition, later);
    const inner = later.branch();
    visitBody(branch.body, inner);
    later.merge([inner]);
  }
  const otherwise = names.branch();
  visitBody(node.otherwise ?? [], otherwise);
  names.merge([body, later, otherwise]);
}

function visitFor(node: Extract<Statement, { kind: 'for' }>, names: ScopeNames): void {
  visitExpression(node.iterable, names);
  node.hidden = innerScope(node.body, names, (inner) => {
    inner.parameter('loop');
    visitTarget(node.target, (name) => inner.parameter(name), inner);
  });
  if (node.otherwise) node.otherwiseHidden = innerScope(node.otherwise, names);
}

function visitSignature(signature: MacroSignature, inner: ScopeNames): void {
  for (const { name } of signature.parameters) inner.parameter(name);
  for (const { defaultValue } of signature.parameters) if (defaultValue) visitExpression(defaultValue, inner);
  if (signature.usesCaller) inner.parameter('caller');
  if (signature.usesKwargs) inner.parameter('kwargs');
  if (signature.usesVarargs) inner.parameter('varargs');
}

function visitTarget(target: Target, note: (name: string) => void, names: ScopeNames): void {
  if (target.kind === 'name') note(target.name);
  else if (target.kind === 'namespace_attribute') names.load(target.name);
  else for (const item of target.items) visitTarget(item, note, names);
}

function visitExpression(node: Expression, names: ScopeNames): void {
  if (node.kind === 'name') names.load(node.name);
  else if (node.kind !== 'literal') forEachChild(node, (child) => visitExpression(child, names));
}
