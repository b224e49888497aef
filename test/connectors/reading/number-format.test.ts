import { describe, expect, it } from 'vitest';
import { momentOfSerial } from '../../../connectors/reading/serial-date.ts';
import { NumberCells } from '../../../connectors/reading/xlsx/number-cell.ts';
import { lookOfFormat, numberLook } from '../../../connectors/reading/xlsx/number-format.ts';

describe('number formats', () => {
  it.each([
    ['dd/mm/yyyy', 'date'],
    ['[$-809]d mmmm yyyy;@', 'date'],
    ['mmm\\-yy', 'date'],
    ['yyyy"-"mm"-"dd', 'date'],
    ['dd/mm/yyyy\\ hh:mm', 'datetime'],
    ['m/d/yy h:mm AM/PM', 'datetime'],
    ['hh:mm', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm:ss', 'time'],
    ['[mm]', 'time'],
    ['0.0%', 'percent'],
    ['General', 'plain'],
    ['0', 'plain'],
    ['#,##0.00', 'plain'],
    ['0.00E+00', 'plain'],
    ['"days" 0', 'plain'],
    ['[Red]-0;[Blue]0', 'plain'],
    ['_-* #,##0.00_-;-* #,##0.00_-', 'plain'],
    ['@', 'plain'],
    ['00000', 'digits'],
    ['000\\ 000\\ 0000', 'digits'],
  ])('%s: %s', (format, kind) => {
    expect(lookOfFormat(format).kind).toBe(kind);
  });

  it('knows the formats that have a number only, and lets the workbook change them', () => {
    expect(numberLook(14, new Map()).kind).toBe('date');
    expect(numberLook(22, new Map()).kind).toBe('datetime');
    expect(numberLook(9, new Map()).kind).toBe('percent');
    expect(numberLook(2, new Map()).kind).toBe('plain');
    expect(numberLook(14, new Map([[14, '0.00']])).kind).toBe('plain');
  });
});

describe('cells of numbers', () => {
  const shown = (value: number, format: string, date1904 = false) => {
    const cell = new NumberCells(date1904).cell(value, String(value), lookOfFormat(format));
    return `${cell.kind} ${cell.text}`;
  };

  it.each([
    [1, 'dd/mm/yyyy', 'date 1900-01-01'],
    [2, 'dd/mm/yyyy', 'number 2'],
    [59, 'dd/mm/yyyy', 'number 59'],
    [60, 'dd/mm/yyyy', 'number 60'],
    [61, 'dd/mm/yyyy', 'date 1900-03-01'],
    [0, 'dd/mm/yyyy', 'number 0'],
    [-1, 'dd/mm/yyyy', 'number -1'],
    [42830, 'dd/mm/yyyy', 'date 2017-04-05'],
    [42830, 'dd/mm/yyyy hh:mm', 'date 2017-04-05'],
    [42830.5, 'dd/mm/yyyy', 'datetime 2017-04-05T12:00:00'],
    [42830.999999, 'dd/mm/yyyy', 'datetime 2017-04-05T23:59:59'],
    [42830.0000001, 'dd/mm/yyyy', 'date 2017-04-05'],
    [2958465, 'dd/mm/yyyy', 'date 9999-12-31'],
    [2958466, 'dd/mm/yyyy', 'number 2958466'],
    [0.395833333333333, 'hh:mm', 'time 09:30:00'],
    [0.5, 'dd/mm/yyyy hh:mm', 'time 12:00:00'],
    [1.5, '[h]:mm', 'time 36:00:00'],
    [0.125, '0%', 'number 12.5%'],
    [0.07, '0.00%', 'number 7%'],
    [123, '00000', 'number 00123'],
    [9434765919, '000\\ 000\\ 0000', 'number 943 476 5919'],
    [1234567, '00000', 'number 1234567'],
    [12.030116358658454, 'General', 'number 12.0301163586585'],
    [1e21, 'General', 'number 1000000000000000000000'],
  ])('%d as %s: %s', (value, format, expected) => {
    expect(shown(value, format)).toBe(expected);
  });

  it('knows every day a spreadsheet knows', () => {
    for (let serial = 61; serial <= 2_958_465; serial += 7)
      if (momentOfSerial(serial).day !== new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10))
        expect.fail(`serial ${serial}`);
  });

  it('counts from 1904 where the workbook says so', () => {
    expect(shown(0, 'dd/mm/yyyy', true)).toBe('number 0');
    expect(shown(1, 'dd/mm/yyyy', true)).toBe('date 1904-01-02');
    expect(shown(43925, 'dd/mm/yyyy', true)).toBe('date 2024-04-05');
  });

  it('keeps the last instant of a day in its day', () => {
    const march = 42_825;
    expect(momentOfSerial(march + 1 - 0.003 / 86_400)).toEqual({ day: '2017-03-31', time: '23:59:59' });
    expect(momentOfSerial(march + 1 - 1e-10)).toEqual({ day: '2017-04-01', time: undefined });
    expect(momentOfSerial(march + 1e-10)).toEqual({ day: '2017-03-31', time: undefined });
  });

  it('never shifts a day by a time zone', () => {
    for (let serial = 42_000; serial < 44_000; serial++) {
      const { day, time } = momentOfSerial(serial);
      expect(time).toBeUndefined();
      expect(Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569).toBe(serial);
    }
  });
});
