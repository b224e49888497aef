import { Lexer } from '../lexer/lexer.ts';
import { SourceText } from '../lexer/source-text.ts';
import { parseExpression as expression, parseTuple } from './expression.ts';
import { type Grammar, type KnownNames, Parser, type StatementParser } from './parser.ts';
import { nameScopes } from './scope-names.ts';
import { parseSet, parseWith } from './statements/assignment.ts';
import { parseDo, parseFor, parseIf, parseLoopControl } from './statements/control.ts';
import { parseMaterialization, parseNamedBlock, parseTestBlock } from './statements/definition.ts';
import { parseBlock, parseCallBlock, parseFilterBlock, parseMacro } from './statements/macro.ts';
import { parseOutput, parsePrint } from './statements/output.ts';
import { REFUSED_TAGS, refuseTag } from './statements/refused.ts';
import type { ExpressionTemplate, Template } from './template.ts';

const TAGS = new Map<string, StatementParser>([
  ['if', parseIf],
  ['for', parseFor],
  ['set', parseSet],
  ['with', parseWith],
  ['do', parseDo],
  ['break', parseLoopControl],
  ['continue', parseLoopControl],
  ['print', parsePrint],
  ['macro', parseMacro],
  ['call', parseCallBlock],
  ['filter', parseFilterBlock],
  ['block', parseBlock],
  ['test', parseTestBlock],
  ['data_test', parseTestBlock],
  ['materialization', parseMaterialization],
  ['docs', parseNamedBlock],
  ['snapshot', parseNamedBlock],
]);
for (const tag of REFUSED_TAGS) TAGS.set(tag, refuseTag);

const GRAMMAR: Grammar = { tags: TAGS, output: parseOutput, expression, tuple: parseTuple };

/** Parses a template; `known` names the filters and tests that exist. */
export function parseTemplate(
  source: string,
  options: { file: string; firstLine?: number; firstColumn?: number; known: KnownNames },
): Template {
  const text = new SourceText(source, options);
  const parser = new Parser(text, new Lexer(text).templateTokens(), GRAMMAR, options.known);
  const { body, hidden } = withoutOverflow(parser, () => {
    const statements = parser.template();
    return { body: statements, hidden: nameScopes(statements) };
  });
  const template: Template = {
    file: options.file,
    source,
    text,
    body,
    hidden,
    definitions: [],
  };
  for (const { node, ...definition } of parser.definitions) {
    template.definitions.push({ ...definition, hidden: node.hidden, template });
  }
  return template;
}

/** Brackets nested beyond what the stack holds are a mistake in the text like any other. */
function withoutOverflow<T>(parser: Parser, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) throw parser.stream.fail('the expression is nested too deeply');
    throw error;
  }
}

/** Parses a lone expression. */
export function parseExpression(
  source: string,
  options: { file: string; firstLine?: number; known: KnownNames },
): ExpressionTemplate {
  const text = new SourceText(source, options);
  const parser = new Parser(text, new Lexer(text).expressionTokens(), GRAMMAR, options.known);
  const node = withoutOverflow(parser, () => parser.tuple());
  if (parser.stream.current.kind !== 'eof') throw parser.stream.fail('chunk after expression');
  parser.refuseUnknownNames();
  return { file: options.file, source, text, expression: node };
}
