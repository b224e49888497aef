/** Thrown by `return(value)`, caught by the call of the macro it stands in. */
export class MacroReturn {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}
