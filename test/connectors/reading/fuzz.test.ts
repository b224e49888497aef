import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isRefusal, openFile } from '../../../connectors/reading/index.ts';
import { fuzz, generator } from './fuzz.ts';
import { readAll } from './read-all.ts';
import { workbook } from './workbook-writer.ts';

const good = readFileSync(new URL('../../../fixtures/hostile/00-good-referrals.xlsx', import.meta.url));

it.each([
  ['a hand-made workbook', good],
  [
    'a workbook with shared strings',
    workbook([
      {
        name: 'S',
        rows: [
          [{ shared: 'Child ID' }, 'b'],
          [{ date: 45387 }, 2],
        ],
      },
    ]),
  ],
])('%s with one byte changed is refused or reads the same', async (_, bytes) => {
  const result = await fuzz(bytes, 'a.xlsx', 200, 20171);
  expect(result).toMatchObject({ flips: 200, different: 0 });
  expect(result.refused).toBeGreaterThan(50);
  expect(result.slowestMs).toBeLessThan(2_000);
});

it('a CSV file with one byte changed never hangs or throws', async () => {
  const csv = Buffer.from('Child ID,Note\r\n1,"a ""b"" c"\r\n2,"two\r\nlines"\r\n3,Zoë £5\r\n');
  const result = await fuzz(csv, 'a.csv', 200, 20172);
  expect(result.slowestMs).toBeLessThan(500);
});

it('an XML file with one byte changed never hangs or throws', async () => {
  const xml = Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?><Message><Children><Child id="1"><Name>é &amp; £</Name></Child></Children></Message>',
  );
  const random = generator(20173);
  for (let i = 0; i < 300; i++) {
    const damaged = Buffer.from(xml);
    damaged[Math.floor(random() * xml.length)] = Math.floor(random() * 256);
    const file = await openFile(damaged, 'a.xml');
    if (!isRefusal(file) && file.kind === 'xml') file.readRecords(['Child'], () => {});
  }
});

it('a large part with one byte changed is called damaged, whatever its text has become', async () => {
  const random = generator(20174);
  const rows = Array.from({ length: 60_000 }, (_, i) => [i, `note ${Math.floor(random() * 1e9)}`]);
  const large = workbook([{ name: 'S', rows }]);
  const codes = new Set<string>();
  for (let i = 0; i < 6; i++) {
    const damaged = Buffer.from(large);
    damaged[2_000 + Math.floor(random() * (large.length / 2))]! ^= 4;
    const read = await readAll(damaged);
    codes.add(isRefusal(read) ? read.code : 'read');
  }
  expect([...codes].filter((code) => code !== 'CORRUPT' && code !== 'ZIP_LYING_SIZE')).toEqual([]);
});

it('every truncation of a workbook is refused', async () => {
  for (let length = 0; length < good.length; length += 37) {
    expect(isRefusal(await openFile(good.subarray(0, length), 'a.xlsx'))).toBe(true);
  }
});
