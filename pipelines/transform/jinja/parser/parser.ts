import type { SourceText } from '../lexer/source-text.ts';
import type { Token } from '../lexer/token.ts';
import type { Expression, MacroSignature, Scoped, Statement } from './node.ts';
import type { Definition } from './template.ts';
import { TokenStream } from './token-stream.ts';

/** Filters and tests known when parsing: another name is an error at once, except under a condition. */
export interface KnownNames {
  filters: { has(name: string): boolean };
  tests: { has(name: string): boolean };
}

/** Parses the statements of a tag; the token after the tag's name is current. */
export type StatementParser = (parser: Parser, tag: Token) => Statement | undefined;

/** Names a macro receives without declaring them, when its body uses them. */
const SPECIAL_NAMES = new Map<string, 'usesCaller' | 'usesKwargs' | 'usesVarargs'>([
  ['caller', 'usesCaller'],
  ['kwargs', 'usesKwargs'],
  ['varargs', 'usesVarargs'],
]);

export interface TupleOptions {
  /** Whether items may be conditional expressions; default true. */
  conditional?: boolean;
  /** Names that end a tuple without parentheses, besides `)` and the tag's end. */
  endNames?: readonly string[];
  parenthesised?: boolean;
}

/** The parsing functions that call each other in circles, joined in one place (parse-template.ts). */
export interface Grammar {
  tags: ReadonlyMap<string, StatementParser>;
  output: StatementParser;
  expression: (parser: Parser, conditional?: boolean) => Expression;
  tuple: (parser: Parser, options?: TupleOptions) => Expression;
}

/** What the functions parsing expressions and statements share: the tokens and the surroundings of the current one. */
export class Parser {
  readonly stream: TokenStream;
  readonly source: SourceText;
  readonly known: KnownNames;
  readonly definitions: (Omit<Definition, 'template' | 'hidden'> & { node: Scoped })[] = [];
  /** Inside an `if` (and no loop or macro within it): unknown filters fail only when reached. */
  conditional = false;
  /** How many loops enclose the current statement within its macro. */
  loopDepth = 0;
  /** How many loops enclose the current statement, macros between them or not. */
  anyLoopDepth = 0;
  readonly blockNames = new Set<string>();
  private readonly signatures: { signature: MacroSignature; assigned: Set<string> }[] = [];
  /** Filters and tests that are not known and not under a condition, in the order met. */
  readonly unknownNames: { kind: 'filter' | 'test'; name: string; offset: number }[] = [];
  private readonly grammar: Grammar;
  private readonly openTags: string[] = [];
  private readonly endTags: (readonly string[])[] = [];

  constructor(source: SourceText, tokens: Token[], grammar: Grammar, known: KnownNames) {
    this.source = source;
    this.stream = new TokenStream(source, tokens);
    this.grammar = grammar;
    this.known = known;
  }

  expression(conditional = true): Expression {
    return this.grammar.expression(this, conditional);
  }

  tuple(options?: TupleOptions): Expression {
    return this.grammar.tuple(this, options);
  }

  /** All statements of a template. */
  template(): Statement[] {
    const body = this.statements([]);
    this.refuseUnknownNames();
    return body;
  }

  /**
   * The body of a block tag: from the end of its opening tag (a colon before it is tolerated, as in Jinja) to one
   * of the end tags, whose name is current afterwards.
   */
  body(endTags: readonly string[]): Statement[] {
    this.stream.skipOperator(':');
    this.stream.expect('block_end');
    const body = this.statements(endTags);
    if (this.stream.current.kind === 'eof') throw this.unclosed(undefined, endTags);
    return body;
  }

  /** A body with a single end tag, consumed. */
  bodyUntil(endTag: string): Statement[] {
    const body = this.body([endTag]);
    this.stream.next();
    return body;
  }

  /** Runs a parse inside a macro or call block, whose use of the special names is noted in its signature. */
  withSignature<T>(signature: MacroSignature, parse: () => T): T {
    this.signatures.push({ signature, assigned: new Set() });
    const { loopDepth, conditional } = this;
    this.loopDepth = 0;
    this.conditional = false;
    const result = parse();
    this.loopDepth = loopDepth;
    this.conditional = conditional;
    this.signatures.pop();
    return result;
  }

  /** Runs a parse with `conditional` set as given. */
  withConditional<T>(conditional: boolean, parse: () => T): T {
    const before = this.conditional;
    this.conditional = conditional;
    const result = parse();
    this.conditional = before;
    return result;
  }

  /** Notes a use of `caller`, `kwargs` or `varargs`: every enclosing macro that did not assign it receives it. */
  noteName(name: string): void {
    const use = SPECIAL_NAMES.get(name);
    if (!use) return;
    for (const { signature, assigned } of this.signatures) if (!assigned.has(name)) signature[use] = true;
  }

  /** Notes an assignment to a name, which makes it an ordinary one in the enclosing macros. */
  noteAssignment(name: string): void {
    if (SPECIAL_NAMES.has(name)) for (const { assigned } of this.signatures) assigned.add(name);
  }

  /** Notes a filter or test by name, to be refused when it is unknown and not under a condition. */
  noteFilterOrTest(kind: 'filter' | 'test', name: string, offset: number): void {
    const names = kind === 'filter' ? this.known.filters : this.known.tests;
    if (!this.conditional && !names.has(name)) this.unknownNames.push({ kind, name, offset });
  }

  refuseUnknownNames(): void {
    const unknown = this.unknownNames[0];
    if (unknown) throw this.stream.fail(`No ${unknown.kind} named '${unknown.name}'.`, unknown.offset);
  }

  private statements(endTags: readonly string[]): Statement[] {
    const { stream } = this;
    const body: Statement[] = [];
    this.endTags.push(endTags);
    for (;;) {
      const { kind } = stream.current;
      if (kind === 'eof') break;
      if (kind === 'block_begin') {
        stream.next();
        if (stream.current.kind === 'name' && endTags.includes(stream.current.value as string)) break;
        const statement = this.statement();
        if (statement) body.push(statement);
        stream.expect('block_end');
      } else {
        const statement = this.grammar.output(this, stream.current);
        if (statement) body.push(statement);
      }
    }
    this.endTags.pop();
    return body;
  }

  private statement(): Statement | undefined {
    const tag = this.stream.current;
    if (tag.kind !== 'name') throw this.stream.fail('tag name expected');
    const parse = this.grammar.tags.get(tag.value as string);
    if (!parse) throw this.unclosed(tag);
    this.openTags.push(tag.value as string);
    this.stream.next();
    const statement = parse(this, tag);
    this.openTags.pop();
    return statement;
  }

  private unclosed(tag: Token | undefined, endTags?: readonly string[]) {
    const expected = endTags ? [...this.endTags, endTags] : this.endTags;
    const wanted = expected.at(-1) ?? [];
    const looking = wanted.map((name) => `'${name}'`).join(' or ');
    const name = tag?.value as string | undefined;
    const parts = [name === undefined ? 'Unexpected end of template.' : `Encountered unknown tag '${name}'.`];
    if (looking && name !== undefined && expected.some((names) => names.includes(name))) {
      parts.push(
        `You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for ${looking}.`,
      );
    } else if (looking) {
      parts.push(`Jinja was looking for the following tags: ${looking}.`);
    }
    const innermost = this.openTags.at(-1);
    if (innermost) parts.push(`The innermost block that needs to be closed is '${innermost}'.`);
    return this.stream.fail(parts.join(' '), tag?.offset);
  }
}
