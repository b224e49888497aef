import type { SourceText } from '../lexer/source-text.ts';
import type { Expression, MacroSignature, Statement } from './node.ts';

/** A parsed template: read-only, renderable any number of times. */
export interface Template {
  file: string;
  /** The text as given. */
  source: string;
  text: SourceText;
  body: Statement[];
  /** Top-level names without a value until assigned (see scope-names.ts). */
  hidden: ReadonlySet<string> | undefined;
  /** The macros and dbt blocks in the file, in source order; nested ones after the block they stand in. */
  definitions: Definition[];
}

/** A parsed lone expression, such as `1 + var('x')`. */
export interface ExpressionTemplate {
  file: string;
  source: string;
  text: SourceText;
  expression: Expression;
}

export type DefinitionKind = 'macro' | 'test' | 'materialization' | 'snapshot' | 'docs';

/** One parameter of a definition. */
export interface DefinitionArgument {
  name: string;
  /** The annotation as written, e.g. `Dict[str, str]`. */
  type: string | undefined;
  /** The default's source text; undefined when the argument has none. */
  defaultSource: string | undefined;
}

/** A macro, or one of dbt's block tags, found in a template. */
export interface Definition {
  kind: DefinitionKind;
  /** As written: `not_null` for `{% test not_null(...) %}`; a runner adds dbt's prefixes (`test_not_null`). */
  name: string;
  args: DefinitionArgument[];
  /** A materialization's options: `default: true`, `adapter`, `supported_languages` (a list of strings). */
  options: Record<string, unknown>;
  /** Text of the whole block with the white space its `-` marks strip: dbt's macro_sql. */
  source: string;
  /** Text between the opening and the closing tag: dbt's block contents. */
  body: string;
  /** Offsets into the template's source of `source` (white space included) and of `body`. */
  offset: number;
  endOffset: number;
  bodyOffset: number;
  /** Line and column (from 1) of the opening `{%`, and line of the closing tag's end. */
  line: number;
  column: number;
  endLine: number;
  /** What runs when the definition is called. */
  statements: Statement[];
  signature: MacroSignature;
  hidden: ReadonlySet<string> | undefined;
  template: Template;
}
