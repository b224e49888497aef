/** `var`: a project variable, by call or by has_var. */
import { DbtError, didYouMean } from '../errors.ts';
import {
  fromJs,
  type Globals,
  type JinjaProtocol,
  parseTemplate,
  renderSync,
  toStr,
} from '../jinja/index.ts';
import { type LoadedProject, varsFor } from '../project/loaded-project.ts';
import { bindArguments } from './arguments.ts';
import type { Scope } from './scope.ts';

/** The var of a node's templates. While parsing, a variable without a value is None, as dbt has it. */
export function varObject(scope: Scope): { __jinja__: JinjaProtocol } {
  const vars = effectiveVars(scope.runtime.loaded, scope.packageName);
  return makeVar(vars, scope.node.name, scope.mode === 'parse', (text) => scope.renderValue(text));
}

const cache = new WeakMap<LoadedProject, Map<string, Record<string, unknown>>>();

function effectiveVars(loaded: LoadedProject, packageName: string): Record<string, unknown> {
  let byPackage = cache.get(loaded);
  if (!byPackage) {
    byPackage = new Map();
    cache.set(loaded, byPackage);
  }
  let vars = byPackage.get(packageName);
  if (!vars) {
    vars = varsFor(loaded, packageName);
    byPackage.set(packageName, vars);
  }
  return vars;
}

/** Renders the Jinja in a variable's text with the given names in view. */
export function renderedWith(names: Globals): (text: string) => string {
  return (text) => renderSync(parseTemplate(text, { file: 'vars' }), { globals: names });
}

/**
 * A var over the given values. `lenient` answers None for an unknown name instead of failing. A text with Jinja in it is
 * rendered each time it is asked for, except in a schema file, where dbt leaves it as it is.
 */
export function makeVar(
  vars: Record<string, unknown>,
  user: string,
  lenient: boolean,
  render: (text: string) => unknown,
): { __jinja__: JinjaProtocol } {
  const read = (value: unknown): unknown =>
    typeof value === 'string' && /\{[{%#]/.test(value) ? render(value) : fromJs(value);
  const has = (name: string): boolean => Object.hasOwn(vars, name);
  return {
    __jinja__: {
      typeName: 'Var',
      getAttr: (name) => (name === 'has_var' ? (key: unknown) => has(toStr(key)) : undefined),
      call: (args, kwargs) => {
        const bound = bindArguments('var', ['var_name', 'default'], kwargs?.size ? [...args, kwargs] : args);
        const name = toStr(bound.var_name);
        if (has(name)) return read(vars[name]);
        if ('default' in bound) return bound.default;
        if (lenient) return null;
        throw new DbtError(
          'Compilation',
          `Required var '${name}' not found in config:\nVars supplied to ${user} = ${JSON.stringify(vars)}${didYouMean(name, Object.keys(vars))}`,
        );
      },
    },
  };
}
