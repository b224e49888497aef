import { trimEnd } from '../../lexer/character.ts';
import type { Token } from '../../lexer/token.ts';
import type { DefinitionBlock, Expression, MacroSignature, Scoped, Statement } from '../node.ts';
import type { Parser } from '../parser.ts';
import { emptySignature, parseSignature, settleSignature } from '../signature.ts';
import type { DefinitionKind } from '../template.ts';

/** The end of the tag that stands just before a tag, with the white space a `-%}` took; else 0. */
function endBefore(parser: Parser, tag: Token): number {
  let count = 1;
  while (parser.stream.previous(count) !== tag) count += 1;
  const token = parser.stream.previous(count + 2);
  return token.kind === 'block_end' ? token.end : 0;
}

type RecordBody = (signature: MacroSignature, parseBody: () => Statement[]) => Statement[];

/**
 * Parses a block that defines something and notes it among the template's definitions. The block's text begins
 * and ends as dbt cuts it: a `{%-` takes the white space before it along, a `-%}` the white space after it.
 */
export function definition<T extends Scoped>(
  parser: Parser,
  tag: Token,
  kind: DefinitionKind,
  name: string,
  parse: (record: RecordBody) => T,
  options: Record<string, unknown> = {},
): T {
  const { source, stream } = parser;
  const { text } = source;
  const index = parser.definitions.length;
  const begin = text.lastIndexOf('{%', tag.offset);
  const offset = text[begin + 2] === '-' ? trimEnd(text, endBefore(parser, tag), begin) : begin;
  let found:
    | { signature: MacroSignature; statements: Statement[]; bodyOffset: number; bodyEnd: number }
    | undefined;
  const result = parse((signature, parseBody) => {
    const bodyOffset = stream.current.kind === 'block_end' ? stream.current.end : stream.look().end;
    const statements = parseBody();
    const end = text.lastIndexOf('{%', stream.previous().offset);
    const last = stream.previous(3);
    const taken = last.kind === 'block_end' ? Math.max(bodyOffset, last.end) : bodyOffset;
    const bodyEnd = text[end + 2] === '-' ? trimEnd(text, taken, end) : end;
    found = { signature, statements, bodyOffset, bodyEnd };
    return statements;
  });
  if (!found) return result;
  const { signature, statements, bodyOffset, bodyEnd } = found;
  const endOffset = stream.current.end;
  // The line break that Jinja drops at the end of a file belongs to a block that ends with `-%}`.
  const toEnd = endOffset === text.length && text.startsWith('-', stream.current.offset);
  const original = (at: number) =>
    toEnd && at === endOffset ? source.source.length : source.originalOffset(at);
  const cut = (from: number, to: number) => source.source.slice(original(from), original(to));
  parser.definitions.splice(index, 0, {
    kind,
    name,
    args: signature.parameters.map((parameter) => ({
      name: parameter.name,
      type: parameter.type,
      defaultSource:
        parameter.defaultValue && text.slice(parameter.defaultValue.offset, parameter.defaultEnd),
    })),
    options,
    source: cut(offset, endOffset),
    body: cut(bodyOffset, bodyEnd),
    offset: original(offset),
    endOffset: original(endOffset),
    bodyOffset: original(bodyOffset),
    ...source.position(begin),
    endLine: source.position(endOffset).line,
    statements,
    signature,
    node: result,
  });
  return result;
}

/** `{% test name(parameters) %}`, also spelt `data_test`. */
export function parseTestBlock(parser: Parser, tag: Token): DefinitionBlock {
  const name = parser.stream.expect('name').value as string;
  return definition(parser, tag, 'test', name, (record) =>
    block(parser, tag, name, parseSignature(parser), `end${tag.value}`, record),
  );
}

/** `{% docs name %}` and `{% snapshot name %}`: blocks without parameters. */
export function parseNamedBlock(parser: Parser, tag: Token): DefinitionBlock {
  const kind = tag.value as 'docs' | 'snapshot';
  const name = parser.stream.expect('name').value as string;
  return definition(parser, tag, kind, name, (record) =>
    block(parser, tag, name, emptySignature(), `end${kind}`, record),
  );
}

/** `{% materialization name, default %}`, `{% materialization name, adapter='duckdb', supported_languages=['sql'] %}`. */
export function parseMaterialization(parser: Parser, tag: Token): DefinitionBlock {
  const { stream } = parser;
  const name = stream.expect('name').value as string;
  const options: Record<string, unknown> = {};
  const signature = emptySignature();
  while (stream.skipOperator(',')) {
    const option = stream.expect('name');
    if (option.value === 'default') {
      options.default = true;
      continue;
    }
    if (option.value !== 'adapter' && option.value !== 'supported_languages') {
      throw stream.fail(
        `materialization '${name}' received unknown argument '${option.value}'.`,
        option.offset,
      );
    }
    stream.expectOperator('=');
    const value = parser.expression();
    options[option.value] = constant(parser, value);
    if (option.value === 'supported_languages') {
      const defaultEnd = stream.previous().end;
      signature.parameters.push({
        offset: option.offset,
        name: option.value,
        type: undefined,
        defaultValue: value,
        defaultEnd,
      });
    }
  }
  if (signature.parameters.length === 0) {
    const { offset } = tag;
    const items: Expression[] = [{ kind: 'literal', offset, value: 'sql' }];
    const defaultValue: Expression = { kind: 'list', offset, items };
    signature.parameters.push({
      offset,
      name: 'supported_languages',
      type: undefined,
      defaultValue,
      defaultEnd: offset,
    });
  }
  return definition(
    parser,
    tag,
    'materialization',
    name,
    (record) => block(parser, tag, name, signature, 'endmaterialization', record),
    options,
  );
}

function block(
  parser: Parser,
  tag: Token,
  name: string,
  signature: MacroSignature,
  endTag: string,
  record: RecordBody,
): DefinitionBlock {
  const body = parser.withSignature(signature, () => record(signature, () => parser.bodyUntil(endTag)));
  settleSignature(parser, signature, tag.offset);
  return { kind: 'definition', offset: tag.offset, name, signature, body, hidden: undefined };
}

/** The value of an option: a string or a list of strings. */
function constant(parser: Parser, node: Expression): unknown {
  if (node.kind === 'literal') return node.value;
  if (node.kind === 'list') return node.items.map((item) => constant(parser, item));
  throw parser.stream.fail('a materialization option must be a string or a list of strings', node.offset);
}
