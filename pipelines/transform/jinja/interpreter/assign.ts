import { PythonError } from '../error.ts';
import type { Target } from '../parser/node.ts';
import { unpack } from '../values/iterate.ts';
import { Namespace } from '../values/namespace.ts';
import type { Scope } from './scope.ts';

/** Assigns a value to a name, a namespace's attribute or a tuple of targets. */
export function assign(target: Target, value: unknown, scope: Scope): void {
  if (target.kind === 'name') {
    scope.set(target.name, value);
    return;
  }
  scope.activation.offset = target.offset;
  checkNamespaces(target, scope);
  assignParts(target, value, scope);
}

function assignParts(target: Target, value: unknown, scope: Scope): void {
  if (target.kind === 'name') scope.set(target.name, value);
  else if (target.kind === 'namespace_attribute') {
    (scope.get(target.name) as Namespace).attributes.set(target.attribute, value);
  } else {
    const values = unpack(value, target.items.length);
    target.items.forEach((item, index) => {
      assignParts(item, values[index], scope);
    });
  }
}

function checkNamespaces(target: Target, scope: Scope): void {
  if (target.kind === 'target_tuple') for (const item of target.items) checkNamespaces(item, scope);
  if (target.kind !== 'namespace_attribute' || scope.get(target.name) instanceof Namespace) return;
  throw new PythonError('TemplateRuntimeError', 'cannot assign attribute on non-namespace object');
}
