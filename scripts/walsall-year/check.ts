import { pathToFileURL } from 'node:url';
import { day } from '../demo-year/days.ts';
import type { PrintedCell } from '../demo-year/printed.ts';
import { roundedAs } from '../demo-year/recount.ts';
import { readWalsallCells } from './printed.ts';
import { board } from './recount/board.ts';
import { frontDoor } from './recount/front-door.ts';
import { type Counter, type Figure, Held } from './recount/held.ts';
import { protection } from './recount/protection.ts';
import { services } from './recount/services.ts';
import { makeWorld, type World } from './world.ts';

const COUNTERS: Readonly<Record<string, Counter>> = { ...frontDoor, ...protection, ...services, ...board };

/** A printed cell as the rows give it. */
export interface Recounted {
  readonly cell: PrintedCell;
  readonly counted: string;
  readonly agrees: boolean;
}

/** The classes that rows can give: what is printed as 0% of nothing must have nothing to divide by. */
const CLASSES = ['record_level', 'zero_over_zero'];

/**
 * Counts every printed cell that rows can give from the Walsall year's own rows, without the product: replacement and
 * withdrawal by the rules for submissions, each measure by its rule.
 */
export function recountPrint(world: World = makeWorld()): Recounted[] {
  const held = new Held(world);
  return readWalsallCells()
    .filter((cell) => CLASSES.includes(cell.class))
    .map((cell) => {
      const counter = COUNTERS[cell.measure_id];
      if (counter === undefined) return { cell, counted: 'no count', agrees: false };
      const to = day(cell.period_end);
      const from = cell.period_start === '' ? to : day(cell.period_start);
      const value =
        cell.breakdown === 'disabled' && cell.breakdown_value === 'yes' ? 'disabled' : cell.breakdown_value;
      return judge(cell, counter({ held, from, to, by: cell.breakdown }).get(value));
    });
}

function judge(cell: PrintedCell, figure: Figure | undefined): Recounted {
  const nothing = figure?.denominator === 0;
  if (cell.class === 'zero_over_zero') {
    return {
      cell,
      counted: nothing ? 'not applicable' : `${figure?.numerator}/${figure?.denominator}`,
      agrees: nothing,
    };
  }
  const share = /-(pct|rate-10k)$/.test(cell.measure_id) || cell.measure_id === 'pf-new';
  const scale = cell.measure_id === 'pf-new' ? `${cell.measure_id}-pct` : cell.measure_id;
  const asked =
    cell.side === 'denominator' ? { ...cell, measure_id: 'count' } : { ...cell, measure_id: scale };
  const side =
    cell.side === 'denominator' ? { numerator: figure?.denominator ?? 0, denominator: null } : figure;
  const counted = share && nothing ? 'not applicable' : roundedAs(asked, side);
  return { cell, counted, agrees: counted === Number(cell.expected).toFixed(Number(cell.decimals)) };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const recounted = recountPrint();
  for (const { cell, counted } of recounted.filter((item) => !item.agrees)) {
    console.log(
      `${cell.row_id} ${cell.measure_id} ${cell.breakdown}=${cell.breakdown_value} to ${cell.period_end}: printed ${cell.expected}, counted ${counted}`,
    );
  }
  for (const name of CLASSES) {
    const group = recounted.filter((item) => item.cell.class === name);
    console.log(`${name}: ${group.filter((item) => item.agrees).length} of ${group.length} cells agree`);
  }
  const rest = readWalsallCells().filter((cell) => !CLASSES.includes(cell.class));
  for (const name of new Set(rest.map((cell) => cell.class))) {
    console.log(`${name}: ${rest.filter((cell) => cell.class === name).length} cells, not counted from rows`);
  }
}
