import type { SourceText } from '../lexer/source-text.ts';
import type { MacroSignature, Statement } from '../parser/node.ts';
import type { JinjaProtocol } from '../values/protocol.ts';
import { stringRepr } from '../values/string-repr.ts';
import { tupleFrom } from '../values/tuple.ts';
import type { Runtime } from './runtime.ts';
import type { Scope } from './scope.ts';

/** What a macro is made of. */
export interface MacroCode {
  name: string;
  signature: MacroSignature;
  body: Statement[];
  hidden: ReadonlySet<string> | undefined;
  text: SourceText;
}

/** A macro as a value: called by templates like a function, by JavaScript through callMacro or invokeMacro. */
export class MacroValue {
  readonly name: string;
  /** @internal */
  readonly code: MacroCode;
  /** @internal */
  readonly runtime: Runtime;
  /** The scope a macro was defined in; undefined for one made from a definition. @internal */
  readonly closure: Scope | undefined;
  /** Whether it is the body of a call block, through which `return()` passes. @internal */
  readonly isCaller: boolean;
  readonly __jinja__: JinjaProtocol;

  /** @internal */
  constructor(code: MacroCode, runtime: Runtime, closure: Scope | undefined, isCaller = false) {
    this.name = code.name;
    this.code = code;
    this.runtime = runtime;
    this.closure = closure;
    this.isCaller = isCaller;
    this.__jinja__ = PROTOCOL_OF(this);
  }
}

const PROTOCOL_OF = (macro: MacroValue): JinjaProtocol => ({
  typeName: 'Macro',
  repr: () => (macro.isCaller ? '<Macro anonymous>' : `<Macro ${stringRepr(macro.name)}>`),
  getAttr: (name) => {
    const { signature } = macro.code;
    if (name === 'name') return macro.isCaller ? null : macro.name;
    if (name === 'arguments') return tupleFrom(signature.parameters.map((parameter) => parameter.name));
    if (name === 'catch_kwargs') return signature.usesKwargs;
    if (name === 'catch_varargs') return signature.usesVarargs;
    return name === 'caller' ? signature.usesCaller : undefined;
  },
});
