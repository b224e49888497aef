import { type PrintedCell, readPrintedCells } from '../demo-year/printed.ts';

const FOLDER = new URL('../../fixtures/walsall/', import.meta.url);
const SEXES: Readonly<Record<string, string>> = { female: 'F', male: 'M', unknown: 'not_recorded' };

/** Every printed cell of Walsall's report, in the codes that the scorecard gives what is sent. */
export function readWalsallCells(): PrintedCell[] {
  return readPrintedCells(FOLDER).map((cell) =>
    cell.class === 'carried' ? { ...cell, breakdown_value: codesOf(cell) } : cell,
  );
}

/** Values of counts sent are in lower snake case, sex by its code; free text of records stays as it is. */
function codesOf({ breakdown, breakdown_value }: PrintedCell): string {
  const names = breakdown.split('; ');
  return breakdown_value
    .split('; ')
    .map((value, i) => (names[i] === 'sex' ? SEXES[value]! : value.replaceAll('-', '_')))
    .join('; ');
}
