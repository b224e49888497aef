import type { LayoutTable } from '../layout.ts';

// The tables of the school census, autumn 2015 to summer 2026, one CSV each. Source: the school census schemas of
// data-to-insight's liia-tools-pipeline (MIT).

const schoolCensus = { layout: 'school_census', agency: 'education', yearFirstMonthName: true } as const;

/** Tables that are joined into pupil attendance. */
export const joinedTables = [
  'pupilonroll',
  'pupilnolongeronroll',
  'termlysessiondetailsonroll',
  'termlysessiondetailsoffroll',
  'termlyexclusionsonroll',
  'termlyexclusionsoffroll',
] as const;

export type JoinedTable = (typeof joinedTables)[number];

const needed: Readonly<Record<JoinedTable, readonly string[]>> = {
  pupilonroll: ['pupilonrolltableid', 'upn', 'termlysessionspossible'],
  pupilnolongeronroll: ['pupilnolongeronrolltableid', 'upn', 'leavingdate', 'termlysessionspossible'],
  termlysessiondetailsonroll: ['termlysessiondetailsonrolltableid', 'pupilonrolltableid', 'attendancereason'],
  termlysessiondetailsoffroll: [
    'termlysessiondetailsoffrolltableid',
    'pupilnolongeronrolltableid',
    'attendancereason',
  ],
  termlyexclusionsonroll: ['termlyexclusionsonrolltableid', 'pupilonrolltableid', 'category'],
  termlyexclusionsoffroll: ['termlyexclusionsoffrolltableid', 'pupilnolongeronrolltableid', 'category'],
};

/** Read where the table has them: they differ between years. */
const alsoRead: Readonly<Partial<Record<JoinedTable, readonly string[]>>> = {
  pupilonroll: ['termlysessionsauthorised', 'termlysessionsunauthorised'],
  pupilnolongeronroll: ['termlysessionsauthorised', 'termlysessionsunauthorised'],
  termlysessiondetailsonroll: ['sessions', 'absencesessions'],
  termlysessiondetailsoffroll: ['sessions', 'absencesessions'],
};

/** Tables of the census that no measure uses. */
const others = [
  'addresses',
  'addressesoffroll',
  'addressesonroll',
  'annualsessiondetailsoffroll',
  'annualsessiondetailsonroll',
  'approvisiondetailoffroll',
  'approvisiondetailonroll',
  'childcare',
  'classes',
  'fsmperiod',
  'fsmperiodsonroll',
  'fundingbasisitems',
  'learnerfamoffroll',
  'learnerfamonroll',
  'learnersupportoffroll',
  'learnersupportonroll',
  'learningaimsoffroll',
  'learningaimsonroll',
  'levels',
  'nationalitiesoffroll',
  'nationalitiesonroll',
  'programmeaimsoffroll',
  'programmeaimsonroll',
  'provisions',
  'school',
  'schoolarrangedapdetailoffroll',
  'schoolarrangedapdetailonroll',
  'schoolcensus',
  'senneeds',
  'summerhalfterm2sessiondetailsoffroll',
  'summerhalfterm2sessiondetailsonroll',
  'workplaceentityoffroll',
  'workplaceentityonroll',
] as const;

const column = (name: string, required: boolean) => ({ name, header: name, required });

/**
 * Headings that show what a table is. The many further columns of pupils (names among them) are left out on purpose:
 * they are not read.
 */
export const schoolCensusTables: readonly LayoutTable[] = [
  ...joinedTables.map(
    (table): LayoutTable => ({
      ...schoolCensus,
      table,
      columns: [
        ...needed[table].map((name) => column(name, true)),
        ...['NativeId', `${table}orderseqcolumn`, 'sourceid'].map((name) => column(name, false)),
        ...(alsoRead[table] ?? []).map((name) => column(name, false)),
      ],
      to: [],
      isJoined: true,
    }),
  ),
  ...others.map(
    (table): LayoutTable => ({
      ...schoolCensus,
      table,
      columns: [
        column(`${table}tableid`, true),
        column('NativeId', true),
        column(`${table}orderseqcolumn`, true),
        column('sourceid', false),
      ],
      to: [],
      notLoaded: 'NOT_NEEDED',
      limit: 'No measure of the board uses it.',
    }),
  ),
];
