import type { Kwargs } from './kwargs.ts';

/** The implementation of a method of a built-in type. */
export type Method<Self> = (self: Self, args: unknown[], kwargs: Kwargs) => unknown;

/** A method taken from a value: `x.append` before the call. */
export class BoundMethod {
  readonly pyType = 'builtin_function_or_method';
  readonly self: unknown;
  readonly owner: string;
  readonly methodName: string;
  private readonly method: Method<never>;

  constructor(self: unknown, owner: string, methodName: string, method: Method<never>) {
    this.self = self;
    this.owner = owner;
    this.methodName = methodName;
    this.method = method;
  }

  call(args: unknown[], kwargs: Kwargs): unknown {
    return this.method(this.self as never, args, kwargs);
  }
}
