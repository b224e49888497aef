// filled in below
export interface Node {
  /** Offset into the template's source. */
  offset: number;
}
export type Expression = Node & { kind: string };
export type Statement = Node & { kind: string };
export interface MacroSignature {
  parameters: {
    name: string;
    type: string | undefined;
    defaultValue: Expression | undefined;
    offset: number;
  }[];
}
