/** One allowed value of a code list. */
export interface Code {
  readonly code: string;
  readonly label: string;
  /** Other spellings that agencies send; matched like the label. */
  readonly synonyms?: readonly string[];
  /** Group of the code in each of the list's group sets: group set name -> group code. */
  readonly groups?: Readonly<Record<string, string>>;
}

/** A list of the values a coded column may hold. */
export interface CodeList {
  readonly name: string;
  readonly title: string;
  /** Where the codes come from (a census guide, a board's table). */
  readonly source: string;
  /** Open: a value that is not listed is kept as sent and reported. Closed: it is read as blank and reported. */
  readonly open: boolean;
  /** Group sets of the list: set name -> group code -> label. */
  readonly groupSets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The codes come from an extract (`areas`: the areas the board holds), not from this file. */
  readonly codesFrom?: 'areas';
  readonly codes: readonly Code[];
}
