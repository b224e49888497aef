/** A point of a series; null where there is no figure, which breaks the line. */
export interface Point {
  /** The period in words, for text alternatives. */
  readonly label: string;
  readonly value: number | null;
}
