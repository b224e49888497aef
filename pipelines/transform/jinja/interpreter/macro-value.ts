import type { RenderEnvironment } from '../environment.ts';
import type { MacroSignature, Statement } from '../parser/node.ts';

/** A macro as a value: called by templates like a function, by JavaScript through callMacro. */
export class MacroValue {
  readonly name: string;
  readonly environment: RenderEnvironment;
  readonly signature: MacroSignature;
  readonly body: Statement[];

  constructor(name: string, environment: RenderEnvironment, signature: MacroSignature, body: Statement[]) {
    this.name = name;
    this.environment = environment;
    this.signature = signature;
    this.body = body;
  }
}
