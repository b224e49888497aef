import { OperatorError } from '../../domain/operator-error.ts';
import { choosePeriod } from '../../domain/reporting-periods.ts';
import { publishedDatabase } from '../../pipelines/values.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { directionText, missingText, valueText, words } from '../../web/figure-text.ts';
import { frontSheetColumns, frontSheetRecord } from '../../web/front-sheet-record.ts';
import { type FrontSheetRow, frontSheet, stages } from '../../web/front-sheet-rows.ts';
import { readScorecard } from '../../web/read-scorecard.ts';
import { type CommonOptions, printRows, toTable, voiceOf } from './output.ts';

/** `sightline scorecard [<period>]`: the front sheet in the terminal, of the last quarter with figures or of another. */
export async function scorecard(options: CommonOptions, period?: string): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const published = await readScorecard(publishedDatabase(workspace));
  const choice = period ? choosePeriod(period) : undefined;
  if (choice && !('endsOn' in choice)) {
    throw new OperatorError(
      'PERIOD_UNREADABLE',
      `${period} is not a quarter (such as 2017-18-Q2) or the last day of one.`,
    );
  }
  const sheet = frontSheet(published, choice?.endsOn);
  if (voice.format !== 'table') {
    printRows(voice, frontSheetColumns, sheet.rows.map(frontSheetRecord));
    return 0;
  }
  const shown = sheet.rows.filter(
    (row) => row.points.some((point) => point.value !== null) || row.cell?.status === 'suppressed',
  );
  const lines = [`${workspace.board.name}`, `Front sheet, ${sheet.quarterLabel}`];
  for (const [id, title] of stages) {
    const rows = shown.filter((row) => row.measure.journey_stage === id);
    if (rows.length === 0) continue;
    const table = rows.map(asLine);
    lines.push('', title.toUpperCase(), toTable(Object.keys(table[0]!), table));
  }
  lines.push(
    '',
    `${sheet.rows.length - shown.length} measures wait for data; \`sightline measures\` says whose.`,
  );
  voice.result(lines.join('\n'));
  return 0;
}

function asLine({ measure, cell, yearToDate }: FrontSheetRow): Record<string, string> {
  const show = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : valueText(value, measure);
  const direction = directionText(cell?.direction_long ?? null, measure.polarity);
  return {
    Measure: measure.title.length > 58 ? `${measure.title.slice(0, 57)}…` : measure.title,
    Now: cell?.value === null || !cell ? missingText(cell, words(measure.owner_agency)) : show(cell.value),
    Before: show(cell?.previous_value),
    'Last year': show(cell?.same_period_last_year_value),
    'From 1 April': show(yearToDate?.value),
    Target: show(cell?.target),
    Rating: cell?.rag && cell.rag !== 'none' ? words(cell.rag) : '',
    'On last year': direction ? `${direction.arrow} ${direction.words}` : '',
  };
}
