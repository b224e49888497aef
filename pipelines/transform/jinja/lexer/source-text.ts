/** A template's text and the way from an offset in it to a line and a column. */
export class SourceText {
  readonly file: string;
  readonly source: string;
  readonly firstLine: number;

  constructor(source: string, options: { file: string; firstLine?: number }) {
    this.source = source;
    this.file = options.file;
    this.firstLine = options.firstLine ?? 1;
  }
}
