import { FILTERS } from './filters/filters.ts';
import { extractDefinitions as extractDefinitionsOf } from './parser/extract-definitions.ts';
import {
  parseExpression as parseExpressionOf,
  parseTemplate as parseTemplateOf,
} from './parser/parse-template.ts';
import type { Definition, ExpressionTemplate, Template } from './parser/template.ts';
import { TESTS } from './tests/tests.ts';

export interface ParseOptions {
  /** Path named in errors. */
  file: string;
  /** Line number of the source's first line, when it is a part of a file. Default 1. */
  firstLine?: number;
  /** Names of filters and tests that the RenderEnvironment will add to the built-in ones. */
  filters?: readonly string[];
  tests?: readonly string[];
}

const BUILT_IN = { filters: FILTERS, tests: TESTS };

function withKnown(options: ParseOptions) {
  const { filters, tests } = options;
  if (!filters && !tests) return { ...options, known: BUILT_IN };
  const known = {
    filters: new Set([...FILTERS.keys(), ...(filters ?? [])]),
    tests: new Set([...TESTS.keys(), ...(tests ?? [])]),
  };
  return { ...options, known };
}

/**
 * Parses a template. Throws JinjaError with the place of the mistake: of type TemplateSyntaxError, also for a
 * filter or test that does not exist (unless it stands under an `if`, where it may never be reached).
 */
export function parseTemplate(source: string, options: ParseOptions): Template {
  return parseTemplateOf(source, withKnown(options));
}

export interface ExtractOptions extends ParseOptions {
  /** Tag names of the blocks wanted: macro, test, data_test, materialization, snapshot, docs. */
  kinds: readonly string[];
}

/**
 * Finds the blocks of the given kinds at the top level of a file as dbt does, leaving the text around them alone.
 * Each block is parsed as a template of its own with the lines of the file. Throws JinjaError.
 */
export function extractDefinitions(source: string, options: ExtractOptions): Definition[] {
  const known = withKnown(options);
  return extractDefinitionsOf(source, options, (part, place) =>
    parseTemplateOf(part, { ...known, ...place }),
  );
}

/** Parses a lone expression, written without braces. Throws JinjaError. */
export function parseExpression(source: string, options: ParseOptions): ExpressionTemplate {
  return parseExpressionOf(source, withKnown(options));
}
