import type { Token } from '../../lexer/token.ts';
import type { Do, For, If, LoopControl, Statement } from '../node.ts';
import type { Parser } from '../parser.ts';
import { parseTarget } from '../target.ts';

/** `{% if %} ... {% elif %} ... {% else %} ... {% endif %}`. */
export function parseIf(parser: Parser, tag: Token): If {
  return parser.withConditional(true, () => {
    const branches: If['branches'] = [];
    for (;;) {
      const condition = parser.tuple({ conditional: false });
      branches.push({ condition, body: parser.body(['elif', 'else', 'endif']) });
      const end = parser.stream.next().value;
      if (end === 'elif') continue;
      const otherwise = end === 'else' ? parser.bodyUntil('endif') : undefined;
      return { kind: 'if', offset: tag.offset, branches, otherwise };
    }
  });
}

/** `{% for target in iterable if condition recursive %} ... {% else %} ... {% endfor %}`. */
export function parseFor(parser: Parser, tag: Token): For {
  const { stream } = parser;
  parser.anyLoopDepth += 1;
  const target = parseTarget(parser, { endNames: ['in'] });
  parser.anyLoopDepth -= 1;
  stream.expectName('in');
  const iterable = parser.tuple({ conditional: false, endNames: ['recursive'] });
  const condition = stream.skipName('if')
    ? parser.withConditional(false, () => parser.expression())
    : undefined;
  const recursive = stream.skipName('recursive');
  const inside = <T>(loops: number, parse: () => T): T => {
    parser.anyLoopDepth += 1;
    parser.loopDepth += loops;
    const result = parser.withConditional(false, parse);
    parser.loopDepth -= loops;
    parser.anyLoopDepth -= 1;
    return result;
  };
  const body = inside(1, () => parser.body(['else', 'endfor']));
  let otherwise: Statement[] | undefined;
  if (stream.next().value === 'else') otherwise = inside(0, () => parser.bodyUntil('endfor'));
  return {
    kind: 'for',
    offset: tag.offset,
    target,
    iterable,
    condition,
    recursive,
    body,
    otherwise,
    hidden: undefined,
    otherwiseHidden: undefined,
  };
}

/** `{% break %}` and `{% continue %}`. */
export function parseLoopControl(parser: Parser, tag: Token): LoopControl {
  if (parser.loopDepth === 0) throw parser.stream.fail(`'${tag.value}' outside loop`, tag.offset);
  return { kind: tag.value as 'break' | 'continue', offset: tag.offset };
}

/** `{% do expression %}`. */
export function parseDo(parser: Parser, tag: Token): Do {
  return { kind: 'do', offset: tag.offset, expression: parser.tuple() };
}
