import { PythonError } from '../error.ts';
import { bindArguments } from '../values/arguments.ts';
import { BoundMethod } from '../values/bound-method.ts';
import { isEqual } from '../values/equality.ts';
import { sizeOf } from '../values/iterate.ts';
import { type Tuple, tupleFrom } from '../values/tuple.ts';
import type { Evaluation } from './evaluation.ts';
import type { Runtime } from './runtime.ts';

/** The absence of an item. */
export const NONE_LEFT = Symbol('none left');

/** Answers the next item of a loop or NONE_LEFT; it may wait for the loop's condition. */
export type NextItem = () => Evaluation<unknown>;

/** The variable `loop`. It looks ahead only when asked for the last or next item or the length, as Jinja's does. */
export class Loop {
  readonly pyType = 'LoopContext';
  readonly depth0: number;
  /** Renders the loop anew for `loop(items)`; undefined unless the loop is recursive. */
  readonly recurse: ((items: unknown) => Evaluation<string>) | undefined;
  private readonly runtime: Runtime;
  private readonly iterable: unknown;
  private next: NextItem;
  private index0 = -1;
  private size: number | undefined;
  private before: unknown = NONE_LEFT;
  private current: unknown = NONE_LEFT;
  private after: unknown = NONE_LEFT;
  private lastChanged: unknown = NONE_LEFT;

  constructor(options: {
    runtime: Runtime;
    /** What the loop goes through, for its length; undefined when a condition leaves items out. */
    iterable: unknown;
    next: NextItem;
    depth0: number;
    recurse: ((items: unknown) => Evaluation<string>) | undefined;
  }) {
    this.runtime = options.runtime;
    this.iterable = options.iterable;
    this.next = options.next;
    this.depth0 = options.depth0;
    this.recurse = options.recurse;
  }

  /** Goes to the next item and answers it, or NONE_LEFT. */
  *advance(): Evaluation<unknown> {
    let item = this.after;
    if (item === NONE_LEFT) item = yield* this.next();
    else this.after = NONE_LEFT;
    if (item === NONE_LEFT) return NONE_LEFT;
    this.index0 += 1;
    this.before = this.current;
    this.current = item;
    return item;
  }

  private *peek(): Evaluation<unknown> {
    if (this.after === NONE_LEFT) this.after = yield* this.next();
    return this.after;
  }

  private *length(): Evaluation<number> {
    if (this.size !== undefined) return this.size;
    const size = this.iterable === undefined ? undefined : sizeOf(this.iterable);
    if (size !== undefined) {
      this.size = size;
      return size;
    }
    const items: unknown[] = [];
    for (let item = yield* this.next(); item !== NONE_LEFT; item = yield* this.next()) items.push(item);
    this.size = items.length + this.index0 + 1 + (this.after === NONE_LEFT ? 0 : 1);
    // biome-ignore lint/correctness/useYield: it answers from what has been read already
    this.next = function* () {
      return items.length > 0 ? items.shift() : NONE_LEFT;
    };
    return this.size;
  }

  /** An attribute of `loop`; undefined when there is none of that name. */
  *attribute(name: string): Evaluation<unknown> {
    switch (name) {
      case 'index':
        return this.index0 + 1;
      case 'index0':
        return this.index0;
      case 'first':
        return this.index0 === 0;
      case 'last':
        return (yield* this.peek()) === NONE_LEFT;
      case 'length':
        return yield* this.length();
      case 'revindex':
        return (yield* this.length()) - this.index0;
      case 'revindex0':
        return (yield* this.length()) - this.index0 - 1;
      case 'depth':
        return this.depth0 + 1;
      case 'depth0':
        return this.depth0;
      case 'previtem':
        return this.index0 === 0 ? this.runtime.undefined('there is no previous item') : this.before;
      case 'nextitem': {
        const item = yield* this.peek();
        return item === NONE_LEFT ? this.runtime.undefined('there is no next item') : item;
      }
      case 'cycle':
        return new BoundMethod(this, 'LoopContext', 'cycle', (loop: Loop, args) => loop.cycle(args));
      case 'changed':
        return new BoundMethod(this, 'LoopContext', 'changed', (loop: Loop, args) => loop.changed(args));
      default:
        return undefined;
    }
  }

  private cycle(args: unknown[]): unknown {
    if (args.length === 0) throw new PythonError('TypeError', 'no items for cycling given');
    return args[this.index0 % args.length];
  }

  private changed(args: unknown[]): boolean {
    const value: Tuple = tupleFrom(args);
    if (this.lastChanged !== NONE_LEFT && isEqual(this.lastChanged, value)) return false;
    this.lastChanged = value;
    return true;
  }

  /** `loop(items)` in a recursive loop. */
  *call(args: unknown[], kwargs: Map<string, unknown>): Evaluation<string> {
    if (!this.recurse) {
      const message = "The loop must have the 'recursive' marker to be called recursively.";
      throw new PythonError('TypeError', message);
    }
    const [items] = bindArguments({ name: 'loop', names: ['iterable'], required: 1 }, args, kwargs);
    return yield* this.recurse(items);
  }
}
