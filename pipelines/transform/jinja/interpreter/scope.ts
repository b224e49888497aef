import type { Activation } from './activation.ts';
import type { Runtime } from './runtime.ts';

/** The variables of one Jinja scope, inside those of the scope around it. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly runtime: Runtime;
  readonly activation: Activation;
  private readonly hidden: ReadonlySet<string> | undefined;
  private readonly variables = new Map<string, unknown>();

  private constructor(
    parent: Scope | undefined,
    runtime: Runtime,
    activation: Activation,
    hidden: ReadonlySet<string> | undefined,
  ) {
    this.parent = parent;
    this.runtime = runtime;
    this.activation = activation;
    this.hidden = hidden;
  }

  /** The top level of a template or of a macro called from another file. */
  static root(runtime: Runtime, activation: Activation, hidden?: ReadonlySet<string>): Scope {
    return new Scope(undefined, runtime, activation, hidden);
  }

  /** A scope inside this one, as of a loop's pass. */
  inner(hidden: ReadonlySet<string> | undefined): Scope {
    return new Scope(this, this.runtime, this.activation, hidden);
  }

  /** A scope inside this one whose code runs on its own, as a macro's. */
  called(activation: Activation, hidden: ReadonlySet<string> | undefined): Scope {
    return new Scope(this, this.runtime, activation, hidden);
  }

  set(name: string, value: unknown): void {
    this.variables.set(name, value);
  }

  /** A variable, a global or an undefined value. */
  get(name: string): unknown {
    let scope: Scope | undefined = this;
    while (scope) {
      const value = scope.variables.get(name);
      if (value !== undefined) return value;
      if (scope.hidden?.has(name)) return this.runtime.undefinedName(name);
      scope = scope.parent;
    }
    const value = this.runtime.lookUp(name);
    return value === undefined ? this.runtime.undefinedName(name) : value;
  }

  /** The template's top level. */
  top(): Scope {
    let scope: Scope = this;
    while (scope.parent) scope = scope.parent;
    return scope;
  }
}
