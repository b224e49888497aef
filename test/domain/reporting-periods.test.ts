import { describe, expect, it } from 'vitest';
import { addMonths, dayOfWeek, endOfMonth } from '../../domain/plain-date.ts';
import {
  choosePeriod,
  financialYearLabel,
  parseQuarterLabel,
  quarterJustEnded,
  quarterOf,
} from '../../domain/reporting-periods.ts';

describe('calendar arithmetic', () => {
  it('keeps the day number, or takes the last day of a shorter month', () => {
    expect(addMonths('2018-01-31', 1)).toBe('2018-02-28');
    expect(addMonths('2016-02-29', -12)).toBe('2015-02-28');
    expect(addMonths('2018-03-15', -12)).toBe('2017-03-15');
    expect(addMonths('2017-12-31', 2)).toBe('2018-02-28');
  });

  it('knows month ends and days of the week', () => {
    expect(endOfMonth('2016-02-10')).toBe('2016-02-29');
    expect(dayOfWeek('2018-07-16')).toBe(1);
    expect(dayOfWeek('1969-12-28')).toBe(7);
  });
});

describe('reporting periods', () => {
  it('puts every month in its quarter of the year from April', () => {
    const quarters = Array.from({ length: 12 }, (_, i) => quarterOf(addMonths('2017-04-15', i)).label);
    expect(quarters).toEqual(
      ['1', '1', '1', '2', '2', '2', '3', '3', '3', '4', '4', '4'].map((q) => `2017-18-Q${q}`),
    );
    expect(quarterOf('2018-01-31')).toEqual({
      kind: 'quarter',
      label: '2017-18-Q4',
      start: '2018-01-01',
      end: '2018-03-31',
    });
    expect(quarterOf('2017-11-02').end).toBe('2017-12-31');
    expect(financialYearLabel('1999-04-01')).toBe('1999-00');
  });

  it('reads labels and refuses years that do not follow', () => {
    expect(parseQuarterLabel('2017-18-Q4')?.end).toBe('2018-03-31');
    expect(parseQuarterLabel('2017-18-Q1')?.start).toBe('2017-04-01');
    expect(parseQuarterLabel('2017-19-Q1')).toBeUndefined();
    expect(choosePeriod('2017-18-Q2')).toEqual({ endsOn: '2017-09-30' });
    expect(choosePeriod('2017-09-30')).toEqual({ endsOn: '2017-09-30' });
    expect(choosePeriod('2017-07')).toEqual({ label: '2017-07' });
  });

  it('finds the quarter just ended', () => {
    expect(quarterJustEnded('2018-04-01').label).toBe('2017-18-Q4');
    expect(quarterJustEnded('2018-03-31').label).toBe('2017-18-Q3');
    expect(quarterJustEnded('2018-01-01').label).toBe('2017-18-Q3');
  });
});
