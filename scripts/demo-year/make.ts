import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { discoverConnectors } from '../../connectors/discover.ts';
import { boardFile, OWES } from './board.ts';
import { carriedAtYearEnd, comparators, earlierYears, notAvailableIn } from './carried.ts';
import { iso } from './days.ts';
import { DropWriter, TEMPLATE } from './drop-writer.ts';
import { DROPS, type Drop } from './drops.ts';
import { type PrintedCell, readPrintedCells } from './printed.ts';
import { areas, bankHolidays, dueCalendar, populations, targets } from './reference.ts';
import type { Table } from './rows.ts';
import { boardTables, homelessnessTables, policeTables, socialCareTables } from './tables.ts';
import { makeWorld, type World } from './world.ts';

/** One drop of the manifest. */
export interface DemoDrop {
  readonly name: string;
  /** The clock at which the files are taken: ISO date-time, Europe/London. */
  readonly received_at: string;
  /** Folder of the drop, below the target; it holds `inbox/<agency>/<file>`. */
  readonly folder: string;
  /** Files below the folder, in the order of their names. */
  readonly files: readonly string[];
  /** The quarter whose figures are complete with this drop, as a period label; null where none is. */
  readonly quarter: string | null;
}

export interface DemoYear {
  readonly board: string;
  readonly drops: readonly DemoDrop[];
}

/** Children's social care: four exports as CSV, one workbook of its referrals, one with the other sheets. */
async function writeSocialCare(world: World, drop: Drop, writer: DropWriter): Promise<void> {
  const tables = new Map(socialCareTables(world, drop).map((table) => [table.extract, table]));
  const take = (extract: string): Table => {
    const table = tables.get(extract)!;
    tables.delete(extract);
    return table;
  };
  const agency = 'childrens_social_care';
  const days = `${iso(drop.covers_from)}_${iso(drop.covers_to)}`;
  writer.csv(agency, `children_${days}.csv`, take('children'));
  writer.csv(agency, `contacts_${drop.quarter}.csv`, take('contacts'), {
    headers: 'system',
    codes: 'label',
    dates: 'slashes',
    title: ["Warwickshire children's services: contacts received by the MASH", ''],
  });
  writer.csv(agency, `assessments_${iso(drop.covers_to).slice(0, 7)}.csv`, take('assessments'), {
    headers: 'system',
    codes: 'code',
    dates: 'iso',
    title: [],
  });
  writer.csv(agency, `children_in_need_episodes_${drop.quarter}.csv`, take('children_in_need_episodes'));
  await writer.workbook(agency, 'Referrals for the LSCB scorecard.xlsx', [take('referrals')], drop, {
    headers: 'system',
    codes: 'both',
    dates: 'slashes',
    title: ["Children's services performance team", `{title}, 1 April to ${iso(drop.covers_to)}`, ''],
  });
  await writer.workbook(agency, 'childrens_social_care.xlsx', [...tables.values()], drop, {
    ...TEMPLATE,
    title: ['{title}'],
  });
}

function writeReference(writer: DropWriter, cells: readonly PrintedCell[]): void {
  const calendar = dueCalendar(OWES.childrens_social_care!, OWES.police!);
  for (const table of [areas(), populations(), bankHolidays(), targets(), calendar]) {
    writer.csv('reference', `${table.extract}.csv`, table, { ...TEMPLATE, codes: 'code' });
  }
  const earlier = earlierYears(cells);
  writer.csv('board_business_unit', 'aggregate_return_2012-04-01_2016-03-31.csv', earlier);
}

/**
 * Writes the demonstration year below a folder: `board.yml`, `manifest.json` (the drops in order), and for each
 * drop a folder with the files of its day. Always the same rows, from a fixed seed.
 */
export async function makeDemoYear(target: string): Promise<DemoYear> {
  const world = makeWorld();
  const cells = readPrintedCells();
  const connectors = await discoverConnectors();
  const drops: DemoDrop[] = [];
  const add = (name: string, received_at: string, quarter: string | null): DropWriter => {
    const writer = new DropWriter(join(target, name), connectors);
    drops.push({ name, received_at, folder: name, files: writer.files, quarter });
    return writer;
  };
  for (const drop of DROPS) {
    const writer = add(drop.name, drop.received_at, drop.index === 0 ? null : drop.quarter);
    if (drop.index === 0) {
      writeReference(writer, cells);
    }
    await writeSocialCare(world, drop, writer);
    for (const table of policeTables(world, drop)) {
      writer.csv('police', `${table.extract}_${drop.quarter}.csv`, table, { ...TEMPLATE, dates: 'words' });
    }
    for (const { folder, table } of homelessnessTables(world, drop)) {
      writer.csv(folder, `${table.extract}_${drop.quarter}.csv`, table);
    }
    for (const table of boardTables(world, drop)) {
      writer.csv('board_business_unit', `${table.extract}_${drop.quarter}.csv`, table);
    }
    const missing = notAvailableIn(cells, iso(drop.covers_to));
    if (missing.rows.length > 0) {
      writer.csv('board_business_unit', `aggregate_return_${drop.quarter}.csv`, missing);
    }
  }
  const yearEnd = add('06-2017-18-year-end', '2018-05-25T09:00:00', null);
  const { board, police } = carriedAtYearEnd(cells);
  yearEnd.csv('board_business_unit', 'aggregate_return_2017-04-01_2018-03-31.csv', board);
  yearEnd.csv('police', 'aggregate_return_2017-04-01_2018-03-31.csv', police);
  yearEnd.csv('reference', 'comparators.csv', comparators(cells));

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
  const { drops } = await makeDemoYear(target);
  for (const { name, received_at, files } of drops) {
    console.log(`${name} (${received_at}): ${files.length} files`);
  }
}
