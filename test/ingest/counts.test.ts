import { describe, expect, it } from 'vitest';
import { countableMeasures } from '../../connectors/any/aggregate_return/countable-measures.ts';
import { readPeriodHeading } from '../../connectors/any/aggregate_return/period-heading.ts';
import { textCell } from '../../connectors/reading/index.ts';
import { csv, TestWorkspace } from './workspace.ts';

const columns =
  'measure_id, cast(period_start as varchar) as first, cast(period_end as varchar) as last, breakdown, breakdown_value, numerator, denominator, value, status, reason';

describe('counts in the tidy form', () => {
  const workspace = new TestWorkspace();

  it('reads words and marks in place of numbers as statuses', async () => {
    const receipt = await workspace.send(
      'police/aggregate_return_2017-18-Q2.csv',
      csv(
        'Measure,Period from,Period to,Breakdown,Breakdown value,Numerator,Denominator,Value,Status,Reason not available',
        'prevent-trained,01/04/2017,30/09/2017,,,54,,,,',
        'prevent-trained,01/04/2017,30/09/2017,agency,Police,39*,,,,',
        'prevent-trained,01/04/2017,30/09/2017,agency,Health visiting,n/a,,,,',
        'prevent-trained,01/04/2017,30/09/2017,agency,Probation,TBC,,,,',
        'prevent-trained,01/04/2017,30/09/2017,agency,Housing,-,,,,',
        'prevent-trained,01/04/2017,30/09/2017,agency,Fire,c,,,,',
        'prevent-trained,01/04/2017,30/09/2017,agency,Ambulance,,,,,',
        'prevent-trained,01/04/2017,30/09/2017,agency,Cafcass,,,,not available,no source agreed',
        's11-staff-confidence-pct,01/04/2017,30/09/2017,,,12,40,30.0,,',
        's11-staff-confidence-pct,01/04/2017,30/09/2017,topic,Being heard,12,40,33,,',
        'prevention-attendees-share-pct,01/04/2017,30/09/2017,programme; sex,Prevent Theatre; f,12/40,,,,',
        'no-such-measure,01/04/2017,30/09/2017,,,1,,,,',
        'prevent-trained,01/04/2017,30/09/2017,agency,Faith,many,,,,',
      ),
    );
    expect(receipt.verdict).toBe('accepted_with_issues');
    expect([receipt.rows_read, receipt.rows_accepted, receipt.rows_refused]).toEqual([13, 12, 1]);
    expect(receipt.issues.filter((i) => i.severity !== 'note').map((i) => [i.code, i.row, i.column])).toEqual(
      [
        ['UNKNOWN_MEASURE', 13, 'Measure'],
        ['VALUE_DISAGREES', 11, 'Value'],
        ['UNREADABLE_NUMBER', 14, 'Numerator'],
      ],
    );
    const held = await workspace.held(
      'aggregate_return',
      'breakdown_value, numerator, denominator, value, status, reason',
    );
    expect(held.map(Object.values)).toEqual(
      [['Prevent', 12, 40, null, 'supplied', null]].slice(1).concat([
        ['ambulance', null, null, null, 'not_available', 'late'],
        ['being_heard', 12, 40, null, 'supplied', null],
        ['cafcass', null, null, null, 'not_available', 'no_source'],
        ['faith', null, null, null, 'not_available', 'late'],
        ['fire', null, null, null, 'not_available', 'restricted'],
        ['health_visiting', null, null, null, 'not_applicable', null],
        ['housing', null, null, null, 'not_available', null],
        ['police', 39, null, null, 'provisional', null],
        ['prevent_theatre; F', 12, 40, null, 'supplied', null],
        ['probation', null, null, null, 'not_available', 'awaiting_validation'],
        [null, 12, 40, null, 'supplied', null],
        [null, 54, null, null, 'supplied', null],
      ] as never),
    );
  });

  it.each([
    ['a name with a date', 'Joe Bloggs 12/03/2010'],
    ['an NHS number', '999 000 0840'],
    ['a UPN', 'B801200005001'],
  ])('refuses the file for %s and does not repeat it', async (_what, value) => {
    const receipt = await workspace.send(
      'health/aggregate_return_2017-18-Q2.csv',
      csv('Measure,Period to,Numerator,Comment', `prevent-facilitators,30/09/2017,4,${value}`),
    );
    expect(receipt.verdict).toBe('quarantined');
    expect(receipt.issues[0]).toMatchObject({ code: 'PERSONAL_DATA', row: 2, column: 'D' });
    expect(
      JSON.stringify(receipt) + workspace.receiptText('health/aggregate_return_2017-18-Q2.csv'),
    ).not.toContain(value);
  });
});

describe('the sheet people make', () => {
  it('reads measures down and periods across', async () => {
    const workspace = new TestWorkspace();
    const receipt = await workspace.send(
      'board_business_unit/our figures.csv',
      csv(
        'Board figures for the autumn,,,,,,,',
        'Measure,Breakdown,Breakdown value,Q1 2017/18,Q2 2017/18,2017-18 to Q2,Q3 2017/18,30/09/2017',
        'Front door,,,,,,,',
        'prevent-trained,,,10,12,22*,,',
        'prevent-trained,Agency,Police,4,n/a,,,',
        'Domestic abuse cases screened together,,,"1,200",0,TBC,,',
        's11-staff-confidence-pct,,,12/40,31.5%,30,,',
        'prevent-facilitators,,,,,,,7',
        'something of our own,,,1,2,3,,',
        'Total,,,10,12,,,',
      ),
    );
    expect(receipt.extract).toBe('aggregate_return');
    expect(receipt.issues.find((i) => i.code === 'UNKNOWN_MEASURE')).toMatchObject({ row: 9 });
    const held = await workspace.held('aggregate_return', columns);
    const rows = held.map((row) =>
      Object.values(row)
        .map((value) => value ?? '')
        .join(' '),
    );
    expect(rows).toMatchInlineSnapshot(`
      [
        "da-cases-screened 2017-04-01 2017-06-30   1200   supplied ",
        "da-cases-screened 2017-04-01 2017-09-30      not_available awaiting_validation",
        "da-cases-screened 2017-07-01 2017-09-30   0   supplied ",
        "prevent-facilitators  2017-09-30   7   supplied ",
        "prevent-trained 2017-04-01 2017-06-30 agency police 4   supplied ",
        "prevent-trained 2017-04-01 2017-06-30   10   supplied ",
        "prevent-trained 2017-04-01 2017-09-30   22   provisional ",
        "prevent-trained 2017-07-01 2017-09-30 agency police    not_applicable ",
        "prevent-trained 2017-07-01 2017-09-30   12   supplied ",
        "s11-staff-confidence-pct 2017-04-01 2017-06-30   12 40  supplied ",
        "s11-staff-confidence-pct 2017-04-01 2017-09-30     30 supplied ",
        "s11-staff-confidence-pct 2017-07-01 2017-09-30     31.5 supplied ",
      ]
    `);
  });
});

describe('the heading of a period', () => {
  it.each([
    ['Q1 (Apr-Jun) 2017/18', '2017-04-01', '2017-06-30'],
    ['Qtr 2 2017-18', '2017-07-01', '2017-09-30'],
    ['Q3 2017/18 YTD', '2017-04-01', '2017-12-31'],
    ['YTD 31/12/2017', '2017-04-01', '2017-12-31'],
    ['Cumulative to 31 December 2017', '2017-04-01', '2017-12-31'],
    ['as at 31/12/2017', null, '2017-12-31'],
    ['to 31/12/2017', undefined, undefined],
    ['Q1 17/18', undefined, undefined],
    ['Q2 (Apr-Jun) 2017/18', undefined, undefined],
    ['Q1', undefined, undefined],
  ])('%s', (text, start, end) => {
    const period = readPeriodHeading(textCell(text));
    expect([period?.start, period?.end]).toEqual([start, end]);
  });
});

describe('a figure that cannot be read where it stands', () => {
  it('is said: under a heading that is no period, and a percentage of a count', async () => {
    const workspace = new TestWorkspace();
    const receipt = await workspace.send(
      'education/our figures.csv',
      csv(
        'Measure,Q1 2017/18,Q2,Comment',
        'prevent-trained,45%,12,as agreed',
        'prevent-trained-pct,45%,,',
        'prevent-facilitators,7,6,',
      ),
    );
    expect(receipt.verdict).toBe('accepted_with_issues');
    const told = receipt.issues.map(({ code, cell, count }) => `${code} ${cell} ${count}`);
    expect(told).toEqual(
      expect.arrayContaining([
        'HEADING_IS_NO_PERIOD C1 2',
        'COLUMN_IGNORED D1 1',
        'PERCENTAGE_OF_COUNT B2 1',
      ]),
    );
    const held = await workspace.held('aggregate_return', 'measure_id, numerator, value');
    expect(held).toEqual([
      { measure_id: 'prevent-facilitators', numerator: 7, value: null },
      { measure_id: 'prevent-trained-pct', numerator: null, value: 45 },
    ]);
  });
});

describe('a breakdown that does not add up to its total', () => {
  it('is kept as sent, and said', async () => {
    const workspace = new TestWorkspace();
    const receipt = await workspace.send(
      'police/aggregate_return_2017-18-Q2.csv',
      csv(
        'Measure,Period from,Period to,Breakdown,Breakdown value,Numerator',
        'prevent-trained,01/04/2017,30/09/2017,,,54',
        'prevent-trained,01/04/2017,30/09/2017,agency,Police,30',
        'prevent-trained,01/04/2017,30/09/2017,agency,Housing,20',
        'prevent-trained,01/04/2017,30/09/2017,type,online,54',
      ),
    );
    expect(receipt.verdict).toBe('accepted');
    const told = receipt.issues.filter(({ code }) => code === 'BREAKDOWN_DIFFERS');
    expect(told.map(({ row, message }) => [row, message])).toEqual([
      [
        3,
        'The 2 values of agency of prevent-trained add up to 50 and the total sent is 54. Both were kept as sent.',
      ],
    ]);
  });
});

describe('the measures that can be sent', () => {
  it('are those of the catalogue', () =>
    expect(new Set(countableMeasures.map(({ id }) => id)).size).toBe(266));
});
