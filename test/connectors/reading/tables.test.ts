import { describe, expect, it } from 'vitest';
import {
  findHeader,
  findHeaders,
  type HeaderSet,
  isDetailsSheet,
  mergedData,
  normaliseHeader,
  readDetails,
  type SheetRow,
  scoreHeaders,
  TableScan,
} from '../../../connectors/reading/index.ts';
import { csv } from './read-all.ts';

const referrals: HeaderSet = {
  id: 'referrals',
  columns: [
    { name: 'referral_id', header: 'Referral ID' },
    { name: 'child_id', header: 'Child ID', also: ['Person ID', 'LAchildID'], required: true },
    { name: 'referral_date', header: 'Referral date', also: ['Date of referral'], required: true },
    { name: 'source', header: 'Referral source', also: ['Source of referral'] },
    { name: 'outcome', header: 'Referral outcome', also: ['Outcome'] },
  ],
};
const counts: HeaderSet = {
  id: 'aggregate_return',
  columns: [
    { name: 'breakdown_value', header: 'Breakdown value' },
    { name: 'measure_id', header: 'Measure', required: true },
    { name: 'period_end', header: 'Period to', required: true },
    { name: 'numerator', header: 'Numerator' },
  ],
};

async function rowsOf(text: string): Promise<readonly SheetRow[]> {
  return (await csv(text)).sheets[0]!.rows;
}

/** Numbers of the data rows, and what was skipped. */
async function scan(text: string, set = referrals) {
  const rows = await rowsOf(text);
  const match = findHeader(rows, set)!;
  const data: number[] = [];
  const shapes: string[] = [];
  const table = new TableScan(match, (row, shape) => {
    data.push(row.number);
    shapes.push(shape);
  });
  for (const row of rows) table.push(row);
  return { data, skipped: table.skipped.map(({ row, kind }) => `${row} ${kind}`), table, match, shapes };
}

describe('headings', () => {
  it('ignores case, spaces, punctuation and accents', () => {
    const forms = ['Child ID', ' CHILD_ID: ', 'child  id', 'Child-Id*', 'Chíld ID\n'];
    expect(new Set(forms.map(normaliseHeader))).toEqual(new Set(['childid']));
  });

  it('finds the heading below titles and maps its columns wherever they stand', async () => {
    const rows = await rowsOf(
      '"Referrals, quarter 2",,,\nrun on 3 May,,,\n,,,\nOUTCOME,Worker,LAchildID,Date_of_referral:\nNFA,x,1,05/04/2017\n',
    );
    const match = findHeader(rows, referrals)!;
    expect(match.headerRow).toBe(4);
    expect(Object.fromEntries(match.columns)).toEqual({ 0: 'outcome', 2: 'child_id', 3: 'referral_date' });
    expect(match.unknown).toEqual([{ column: 1, heading: 'Worker' }]);
    expect(match.headings.get(3)).toBe('Date_of_referral:');
    expect(match.missing).toEqual(['referral_id', 'source']);
    expect(match.missingRequired).toEqual([]);
    expect(match.score).toBe(3 / 5);
  });

  it('takes the upper of two equal rows and never a data row', async () => {
    const rows = await rowsOf('Child ID,Referral date\nOutcome,Referral ID\nChild ID,Referral date\n');
    expect(findHeader(rows, referrals)?.headerRow).toBe(1);
    expect(findHeader(await rowsOf('a,b\n1,2\n'), referrals)).toBeUndefined();
  });

  it('reads a heading of two rows, the upper spanning columns', async () => {
    const rows = await rowsOf('Child ID,Referral,,,Note\n,ID,Date,Source,\n1,R1,05/04/2017,Police,x\n');
    const match = findHeader(rows, referrals)!;
    expect([match.firstRow, match.headerRow]).toEqual([1, 2]);
    expect(Object.fromEntries(match.columns)).toEqual({
      0: 'child_id',
      1: 'referral_id',
      2: 'referral_date',
      3: 'source',
    });
    expect(match.headings.get(2)).toBe('Referral Date');
  });

  it('does not take a row of data for the second row of a heading', async () => {
    const rows = await rowsOf('Child ID,Referral date,Kind\n1,05/04/2017,Outcome\n2,06/04/2017,Outcome\n');
    expect(findHeader(rows, referrals)?.headerRow).toBe(1);
  });

  it('names a heading that stands twice, and prefers the template heading to the others', async () => {
    const [twice] = await rowsOf('Child ID,Referral date,Referral  Date\n');
    expect(scoreHeaders(twice!, referrals).duplicates).toEqual([{ name: 'referral_date', columns: [1, 2] }]);
    const [other] = await rowsOf('Person ID,Child ID,Referral date\n');
    const match = scoreHeaders(other!, referrals);
    expect(match.duplicates).toEqual([]);
    expect(match.columns.get(1)).toBe('child_id');
    expect(match.shadowed).toEqual([{ column: 0, heading: 'Person ID', name: 'child_id' }]);
  });

  it('ranks the sets by the share of their headings', async () => {
    const rows = await rowsOf('Child ID,Referral date,Referral source,Numerator\n1,2,3,4\n');
    expect(findHeaders(rows, [counts, referrals]).map(({ set, score }) => [set.id, score])).toEqual([
      ['referrals', 0.6],
      ['aggregate_return', 0.25],
    ]);
  });

  it('takes names of object properties for plain headings', async () => {
    const [row] = await rowsOf('__proto__,constructor,toString,Child ID\n');
    const match = scoreHeaders(row!, referrals);
    expect([...match.columns]).toEqual([[3, 'child_id']]);
    expect(match.unknown).toHaveLength(3);
  });
});

describe('rows below a heading', () => {
  it('skips and lists totals, repeated headings and notes, and counts blank rows', async () => {
    const { data, skipped, table } = await scan(
      [
        'Worker,Child ID,Referral date,Outcome',
        'AB,1,05/04/2017,NFA',
        ',,,',
        'CD,2,06/04/2017,NFA',
        'Worker,CHILD ID,Referral date,Outcome',
        'EF,3,07/04/2017,NFA',
        'Total,3,,',
        ',,,',
        'Source: the case system,,,',
        ',Children with an open plan only are shown,,',
        '',
      ].join('\n'),
    );
    expect(data).toEqual([2, 4, 6]);
    expect(skipped).toEqual(['5 repeated_heading', '7 total', '10 note']);
    expect(table).toMatchObject({ dataRows: 3, blankRows: 1, firstDataRow: 2, lastDataRow: 6 });
  });

  it.each([
    'Total',
    'Totals:',
    'TOTAL',
    'Grand total',
    'Sub-total',
    'Total number of referrals',
    'Overall total',
  ])('knows %s for a total', async (word) => {
    const { skipped } = await scan(`Child ID,Referral date,Outcome\n1,05/04/2017,NFA\n${word},1,\n`);
    expect(skipped).toEqual(['3 total']);
  });

  it('knows a total whose word stands after its numbers', async () => {
    const { data, skipped } = await scan(
      'Outcome,Referral date,Child ID\nNFA,05/04/2017,1\n12,,Total\n12,05/04/2017,Total\n',
    );
    expect(data).toEqual([2, 4]);
    expect(skipped).toEqual(['3 total']);
  });

  it('keeps rows of data that speak of totals', async () => {
    const { data, skipped } = await scan(
      'Breakdown value,Measure,Period to,Numerator\nTotal,referrals,30/06/2017,12\nTotal,,60,\nF,referrals,30/06/2017,5\n',
      counts,
    );
    expect(data).toEqual([2, 4]);
    expect(skipped).toEqual(['3 total']);
    expect(
      (await scan('Child ID,Referral date,Outcome\nTotally,05/04/2017,x\nTotal Care,,x\n')).data,
    ).toEqual([2, 3]);
  });

  it('hands over rows that lack a required cell: they are refused by name, not passed over', async () => {
    const { data } = await scan('Child ID,Referral date,Outcome\n1,,NFA\n,05/04/2017,NFA\n2,,\n');
    expect(data).toEqual([2, 3, 4]);
  });

  it('passes over another table below, which begins after a gap and stands in fewer columns', async () => {
    const lines = [
      'Child ID,Referral date,Outcome,Referral ID',
      '1,05/04/2017,NFA,a',
      '',
      'Team,,Count,',
      'North,,7,',
      '',
      'South,,5,',
      'East,1,,x',
      'C2,06/04/2017,NFA,b',
    ];
    const { data, skipped } = await scan(lines.join('\n'));
    expect(data).toEqual([2, 8, 9]);
    expect(skipped).toEqual(['4 other_table', '5 other_table', '7 other_table']);
    // Without the gap these are rows, refused one by one; with a date or a digit they are data.
    expect((await scan(lines.filter((line) => line !== '').join('\n'))).data).toEqual([2, 3, 4, 5, 6, 7]);
    expect((await scan('Child ID,Referral date,Outcome\n1,05/04/2017,NFA\n\nC2,NFA,\n')).data).toEqual([
      2, 4,
    ]);
    expect((await scan('Child ID,Referral date,Outcome\n\nTeam,Count,\n')).data).toEqual([3]);
  });

  it('passes over a row that says what to enter', async () => {
    const { data, skipped } = await scan(
      'Child ID,Referral date,Outcome\n(text),[dd/mm/yyyy],(list)\n1,05/04/2017,(NFA)\n',
    );
    expect(data).toEqual([3]);
    expect(skipped).toEqual(['2 repeated_heading']);
  });

  it('takes a sentence in a column of ids for a note where the id is all that a row needs', async () => {
    const children: HeaderSet = {
      id: 'children',
      columns: [
        { name: 'child_id', header: 'Child ID', required: true },
        { name: 'sex', header: 'Sex' },
        { name: 'district', header: 'District' },
      ],
    };
    const { data, skipped } = await scan(
      'Child ID,Sex,District\n1,F,x\nKEY 12,,\nNothing to report this month,,\nSource: the case system,,\nContact: team@example.org,,\n',
      children,
    );
    expect(data).toEqual([2, 3]);
    expect(skipped).toEqual(['4 note', '5 note', '6 note']);
  });

  it('marks records that are wider or narrower than the heading, or have another delimiter', async () => {
    const { shapes } = await scan(
      'Child ID,Referral date,Outcome\n1,05/04/2017,No, further\n2,05/04/2017,NFA,\n3,05/04/2017\n4;05/04/2017;NFA\n',
    );
    expect(shapes).toEqual(['shifted', 'whole', 'short', 'other_delimiter']);
  });

  it('counts the width of a heading of two rows from both', async () => {
    const { shapes } = await scan('Child ID,Referral,,Notes\n,date,Outcome\n1,05/04/2017,NFA,x\n');
    expect(shapes).toEqual(['whole']);
  });

  it('finds merged cells that hide data', async () => {
    const { match } = await scan('Child ID,Referral date,Outcome\n1,05/04/2017,NFA\n');
    const range = { firstRow: 2, lastRow: 4, firstColumn: 0, lastColumn: 0 };
    expect(mergedData([range], match, 2, 9)).toEqual([range]);
    expect(mergedData([{ ...range, lastRow: 2, lastColumn: 2 }], match, 2, 9)).toEqual([]);
    expect(mergedData([{ ...range, firstColumn: 7, lastColumn: 8 }], match, 2, 9)).toEqual([]);
    expect(mergedData([{ ...range, firstRow: 12, lastRow: 14 }], match, 2, 9)).toEqual([]);
  });
});

describe('the details sheet', () => {
  it('reads a field a row, under a title', async () => {
    expect(isDetailsSheet('return  details')).toBe(true);
    expect(isDetailsSheet('Details')).toBe(false);
    const details = readDetails(
      await rowsOf(
        'Return details,\nField,Value\nExtract:,referrals\ncovers_from,01/04/2017\nCovers to,30/06/2017\nstatus,\n',
      ),
    );
    expect(
      [...details.fields].map(([field, cell]) => `${field} ${cell.text} ${details.places.get(field)?.cell}`),
    ).toEqual(['extract referrals B3', 'covers_from 01/04/2017 B4', 'covers_to 30/06/2017 B5']);
    expect(details.conflicts).toEqual([]);
  });

  it('is read as well where a column was put before it', async () => {
    const details = readDetails(await rowsOf(',Return details,\n,covers_to,30/06/2017\n'));
    expect(details.fields.get('covers_to')?.text).toBe('30/06/2017');
    expect(details.places.get('covers_to')).toEqual({ row: 2, cell: 'C2' });
  });

  it('names a field that stands twice with different values', async () => {
    const details = readDetails(
      await rowsOf('covers_from,01/04/2017\nextract,a\ncovers from,01/05/2017\nextract,a\n'),
    );
    expect(details.conflicts).toEqual(['covers_from']);
  });
});
