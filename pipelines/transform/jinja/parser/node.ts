/** What every node has: the offset it starts at in the template's normalised text. */
interface At {
  offset: number;
}

export interface CallArguments {
  args: Expression[];
  kwargs: { name: string; value: Expression }[];
  /** `*expression` and `**expression`. */
  dynamicArgs: Expression | undefined;
  dynamicKwargs: Expression | undefined;
}

export interface Literal extends At {
  kind: 'literal';
  /** A string, integer (number or bigint), PyFloat, boolean or null. */
  value: unknown;
}
export interface Name extends At {
  kind: 'name';
  name: string;
}
export interface ListExpression extends At {
  kind: 'list' | 'tuple';
  items: Expression[];
}
export interface DictExpression extends At {
  kind: 'dict';
  pairs: { key: Expression; value: Expression }[];
}
export interface Attribute extends At {
  kind: 'attribute';
  target: Expression;
  name: string;
}
export interface Item extends At {
  kind: 'item';
  target: Expression;
  index: Expression;
}
/** `target[start:stop:step]`. */
export interface Slice extends At {
  kind: 'slice';
  target: Expression;
  start: Expression | undefined;
  stop: Expression | undefined;
  step: Expression | undefined;
}
export interface Call extends At, CallArguments {
  kind: 'call';
  callee: Expression;
}
export interface Filter extends At, CallArguments {
  kind: 'filter';
  name: string;
  /** Undefined in a filter block or a set block: the body's text is filtered. */
  target: Expression | undefined;
}
export interface Test extends At, CallArguments {
  kind: 'test';
  name: string;
  target: Expression;
}
export interface Unary extends At {
  kind: 'unary';
  operator: 'not' | '+' | '-';
  operand: Expression;
}
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';
export interface Binary extends At {
  kind: 'binary';
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}
export interface Logical extends At {
  kind: 'and' | 'or';
  left: Expression;
  right: Expression;
}
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';
export interface Compare extends At {
  kind: 'compare';
  first: Expression;
  rest: { operator: CompareOperator; operand: Expression }[];
}
export interface Concat extends At {
  kind: 'concat';
  parts: Expression[];
}
/** `then if condition else otherwise`. */
export interface Conditional extends At {
  kind: 'conditional';
  condition: Expression;
  then: Expression;
  otherwise: Expression | undefined;
}

export type Expression =
  | Literal
  | Name
  | ListExpression
  | DictExpression
  | Attribute
  | Item
  | Slice
  | Call
  | Filter
  | Test
  | Unary
  | Binary
  | Logical
  | Compare
  | Concat
  | Conditional;

/** What can be assigned to: a name, an attribute of a namespace, or a tuple of those. */
export type Target =
  | Name
  | (At & { kind: 'namespace_attribute'; name: string; attribute: string })
  | (At & { kind: 'target_tuple'; items: Target[] });

export interface Parameter extends At {
  name: string;
  /** The annotation as written; dbt allows `name: type`. */
  type: string | undefined;
  defaultValue: Expression | undefined;
  /** End offset of the default's text. */
  defaultEnd: number;
}
/** The parameters of a macro and which of the special names its body uses. */
export interface MacroSignature {
  parameters: Parameter[];
  usesCaller: boolean;
  usesKwargs: boolean;
  usesVarargs: boolean;
}

/** Names a scope gives no value at its start although an outer scope or a global may have one (see scope-names.ts). */
export interface Scoped {
  hidden: ReadonlySet<string> | undefined;
}

/** Text and printed expressions without a tag between them. */
export interface Output extends At {
  kind: 'output';
  parts: (string | Expression)[];
}
export interface If extends At {
  kind: 'if';
  branches: { condition: Expression; body: Statement[] }[];
  otherwise: Statement[] | undefined;
}
export interface For extends At, Scoped {
  kind: 'for';
  target: Target;
  iterable: Expression;
  condition: Expression | undefined;
  recursive: boolean;
  body: Statement[];
  otherwise: Statement[] | undefined;
  otherwiseHidden: ReadonlySet<string> | undefined;
}
export interface SetStatement extends At {
  kind: 'set';
  target: Target;
  value: Expression;
}
export interface SetBlock extends At, Scoped {
  kind: 'set_block';
  target: Target;
  filter: Filter | undefined;
  body: Statement[];
}
export interface Macro extends At, Scoped {
  kind: 'macro';
  name: string;
  signature: MacroSignature;
  body: Statement[];
}
export interface CallBlock extends At, Scoped {
  kind: 'call_block';
  signature: MacroSignature;
  call: Call;
  body: Statement[];
}
export interface FilterBlock extends At, Scoped {
  kind: 'filter_block';
  filter: Filter;
  body: Statement[];
}
export interface With extends At, Scoped {
  kind: 'with';
  bindings: { target: Target; value: Expression }[];
  body: Statement[];
}
/** A named block without inheritance: rendered in place, seeing only the template's top level. */
export interface Block extends At, Scoped {
  kind: 'block';
  name: string;
  body: Statement[];
}
export interface Do extends At {
  kind: 'do';
  expression: Expression;
}
export interface LoopControl extends At {
  kind: 'break' | 'continue';
}
/** One of dbt's block tags: prints nothing where it stands. */
export interface DefinitionBlock extends At, Scoped {
  kind: 'definition';
  name: string;
  signature: MacroSignature;
  body: Statement[];
}

export type Statement =
  | Output
  | If
  | For
  | SetStatement
  | SetBlock
  | Macro
  | CallBlock
  | FilterBlock
  | With
  | Block
  | Do
  | LoopControl
  | DefinitionBlock;
