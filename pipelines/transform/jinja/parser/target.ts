import { endsTuple } from './expression.ts';
import type { Target } from './node.ts';
import type { Parser } from './parser.ts';
import { CONSTANTS, parsePrimary } from './primary.ts';

interface TargetOptions {
  endNames?: readonly string[];
  /** Whether `name.attribute` is a target, as in `{% set %}`. */
  attributes?: boolean;
  /** Whether `loop` may be a target inside a loop, as in `{% with %}`. */
  shadowsLoop?: boolean;
}

/** What a `set`, `for` or `with` assigns to. */
export function parseTarget(parser: Parser, options: TargetOptions = {}): Target {
  const { stream } = parser;
  const { offset } = stream.current;
  const items: Target[] = [];
  let comma = false;
  for (;;) {
    if (items.length > 0) stream.expectOperator(',');
    if (endsTuple(parser, options.endNames)) break;
    items.push(parseSingleTarget(parser, options));
    if (!stream.isOperator(',')) break;
    comma = true;
  }
  if (!comma && items.length === 1) return items[0]!;
  if (items.length === 0) throw stream.fail('Expected an expression as the target of an assignment', offset);
  return { kind: 'target_tuple', offset, items };
}

function parseSingleTarget(parser: Parser, options: TargetOptions): Target {
  const { stream } = parser;
  if (stream.isOperator('(')) {
    const { offset } = stream.next();
    const target: Target = stream.isOperator(')')
      ? { kind: 'target_tuple', offset, items: [] }
      : parseTarget(parser, { shadowsLoop: options.shadowsLoop });
    stream.expectOperator(')');
    return target;
  }
  if (options.attributes && stream.current.kind === 'name' && stream.look().value === '.') {
    const { offset, value } = stream.next();
    stream.next();
    return {
      kind: 'namespace_attribute',
      offset,
      name: value as string,
      attribute: stream.expect('name').value as string,
    };
  }
  const { kind, offset, value } = stream.current;
  if (kind !== 'name' || CONSTANTS.has(value)) {
    const node = parsePrimary(parser);
    throw stream.fail(`can't assign to '${node.kind === 'literal' ? 'const' : node.kind}'`, offset);
  }
  if (value === 'loop' && parser.anyLoopDepth > 0 && !options.shadowsLoop) {
    throw stream.fail("Can't assign to special loop variable in for-loop target", offset);
  }
  stream.next();
  parser.noteAssignment(value as string);
  return { kind: 'name', offset, name: value as string };
}
