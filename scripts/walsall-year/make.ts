import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { discoverConnectors } from '../../connectors/discover.ts';
import { iso } from '../demo-year/days.ts';
import { DropWriter, TEMPLATE } from '../demo-year/drop-writer.ts';
import type { Drop } from '../demo-year/drops.ts';
import type { DemoDrop, DemoYear } from '../demo-year/make.ts';
import { bankHolidays } from '../demo-year/reference.ts';
import { boardFile } from './board.ts';
import { comparators, countsSent } from './carried.ts';
import { DROPS } from './drops.ts';
import { areas, populations } from './reference.ts';
import { type ToldTable, tablesOf } from './tables.ts';
import { makeWorld, type World } from './world.ts';

/** The folder that each agency's extracts come in; all others are children's social care's. */
const SENDERS: Readonly<Record<string, string>> = {
  missing_person_reports: 'police',
  crimes_involving_children: 'police',
  domestic_abuse_incidents: 'police',
  children_not_in_school: 'education',
  youth_justice_outcomes: 'youth_justice',
  // A commissioned service sends through the board.
  return_interviews: 'board_business_unit',
  training_attendance: 'board_business_unit',
  audited_cases: 'board_business_unit',
  compliance_returns: 'board_business_unit',
  child_deaths: 'board_business_unit',
  meeting_attendance: 'board_business_unit',
  register_entries: 'board_business_unit',
  serious_incidents: 'board_business_unit',
};

/** The board's unit fills in one workbook; the other agencies send a file an extract. */
async function writeDrop(tables: readonly ToldTable[], drop: Drop, writer: DropWriter): Promise<void> {
  const own = tables.filter((table) => SENDERS[table.extract] === 'board_business_unit');
  const whole = own.filter((table) => table.window.covers_from === drop.covers_from);
  if (whole.length > 1) {
    await writer.workbook('board_business_unit', 'board.xlsx', whole, drop, {
      ...TEMPLATE,
      title: ['{title}'],
    });
  }
  for (const table of tables.filter((item) => whole.length < 2 || !whole.includes(item))) {
    const window = `${iso(table.window.covers_from)}_${iso(table.window.covers_to)}`;
    writer.csv(SENDERS[table.extract] ?? 'childrens_social_care', `${table.extract}_${window}.csv`, table, {
      ...TEMPLATE,
      codes: SENDERS[table.extract] === undefined ? 'code' : 'label',
    });
  }
}

/**
 * Writes the Walsall year below a folder: `board.yml`, `manifest.json` (the drops in order), and for each drop a folder
 * with the files of its day. Always the same rows, from a fixed seed.
 */
export async function makeWalsallYear(target: string, world: World = makeWorld()): Promise<DemoYear> {
  const connectors = await discoverConnectors();
  const drops: DemoDrop[] = [];
  for (const drop of DROPS) {
    const writer = new DropWriter(join(target, drop.name), connectors);
    if (drop.index === 0) {
      for (const table of [areas(), populations(), bankHolidays()]) {
        writer.csv('reference', `${table.extract}.csv`, table, { ...TEMPLATE, codes: 'code' });
      }
    }
    await writeDrop(tablesOf(world, drop), drop, writer);
    if (drop.index === 2) {
      writer.csv('reference', 'comparators.csv', comparators(world.cells), { ...TEMPLATE, codes: 'code' });
      for (const { agency, table } of countsSent(world.cells)) {
        writer.csv(agency, 'aggregate_return_2016-04-01_2017-07-31.csv', table);
      }
    }
    const { name, received_at } = drop;
    drops.push({ name, received_at, folder: name, files: writer.files, quarter: null });
  }
  writeFileSync(join(target, 'board.yml'), boardFile());
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(drops, null, 2)}\n`);
  return { board: join(target, 'board.yml'), drops };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const target = process.argv[2];
  if (target === undefined) {
    console.error('usage: make.ts <folder>');
    process.exit(2);
  }
  mkdirSync(target, { recursive: true });
  const { drops } = await makeWalsallYear(target);
  for (const { name, received_at, files } of drops) {
    console.log(`${name} (${received_at}): ${files.length} files`);
  }
}
