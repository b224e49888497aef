/** A sheet that a template brings beside its returns: its name and how its first row begins. */
export interface OwnSheet {
  readonly name: string;
  readonly headings: readonly string[];
}

/** Sheets that explain a template. They come back with every return and are none. */
export const ownSheets = {
  definitions: {
    name: 'Definitions',
    headings: [
      'On sheet',
      'Heading',
      'Must be filled',
      'What it holds',
      'What it means',
      'Personal data',
      'Allowed values',
    ],
  },
  measures: { name: 'Measures', headings: ['Write under Measure', 'What it counts', 'Unit', 'Period'] },
} as const satisfies Record<string, OwnSheet>;

/** Name of the hidden sheet behind the drop-downs. */
export const listsName = 'Lists';
