import type { MacroSignature, Parameter } from './node.ts';
import type { Parser } from './parser.ts';

/** A signature without parameters. */
export function emptySignature(): MacroSignature {
  return { parameters: [], usesCaller: false, usesKwargs: false, usesVarargs: false };
}

/** Parameters of a macro, a test or a call block, from `(` to `)`; dbt allows `name: type = default`. */
export function parseSignature(parser: Parser): MacroSignature {
  const { stream } = parser;
  const signature = emptySignature();
  const { parameters } = signature;
  stream.expectOperator('(');
  while (!stream.isOperator(')')) {
    if (parameters.length > 0) stream.expectOperator(',');
    const { offset, value } = stream.expect('name');
    const parameter: Parameter = {
      offset,
      name: value as string,
      type: stream.skipOperator(':') ? parseType(parser) : undefined,
      defaultValue: undefined,
      defaultEnd: offset,
    };
    if (stream.skipOperator('=')) {
      parameter.defaultValue = parser.expression();
      parameter.defaultEnd = stream.previous().end;
    } else if (parameters.at(-1)?.defaultValue) {
      throw stream.fail('non-default argument follows default argument');
    }
    if (parameters.some(({ name }) => name === parameter.name)) {
      throw stream.fail(`duplicate argument '${parameter.name}' in macro definition`, offset);
    }
    parser.noteAssignment(parameter.name);
    parameters.push(parameter);
  }
  stream.next();
  return signature;
}

/** A type annotation: a name with optional types in brackets, as in `Dict[str, str]`. */
function parseType(parser: Parser): string {
  const { stream } = parser;
  const name = stream.expect('name').value as string;
  if (!stream.skipOperator('[')) return name;
  const types: string[] = [];
  while (!stream.isOperator(']')) {
    if (types.length > 0) stream.expectOperator(',');
    types.push(parseType(parser));
  }
  stream.next();
  return `${name}[${types.join(', ')}]`;
}

/**
 * Which of `caller`, `kwargs` and `varargs` a macro receives: those its body uses, but a parameter of such a name
 * is an ordinary one. A parameter named caller needs a default.
 */
export function settleSignature(parser: Parser, signature: MacroSignature, offset: number): void {
  const byName = new Map(signature.parameters.map((parameter) => [parameter.name, parameter]));
  if (byName.has('kwargs')) signature.usesKwargs = false;
  if (byName.has('varargs')) signature.usesVarargs = false;
  const caller = byName.get('caller');
  if (caller && signature.usesCaller && !caller.defaultValue) {
    throw parser.stream.fail(
      'When defining macros or call blocks the special "caller" argument must be omitted or be given a default.',
      offset,
    );
  }
}
