import { formatNumber } from '../../domain/number-text.ts';
import { OperatorError } from '../../domain/operator-error.ts';
import { explainMeasure } from '../../pipelines/explain.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { builtDatabase } from './built-database.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

interface ExplainOptions extends CommonOptions {
  readonly period?: string;
  readonly breakdown?: string;
  readonly asAt?: string;
}

const columns = [
  'measure_id',
  'period_kind',
  'period_label',
  'breakdown',
  'breakdown_value',
  'file',
  'sheet',
  'row',
  'submission_id',
  'agency',
  'received_at',
  'child',
  'in_numerator',
  'in_denominator',
];

/** `sightline explain`: the figure, and the file, sheet and row of each record in its numerator or denominator. */
export async function explain(options: ExplainOptions, measure: string): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const [breakdown, value] = options.breakdown ? options.breakdown.split(/=(.*)/s) : ['all', 'all'];
  if (!breakdown || value === undefined) {
    throw new OperatorError('BREAKDOWN_UNREADABLE', '--breakdown is a name and a value, such as source=5B.');
  }
  const database = await builtDatabase(workspace, options.asAt, false, voice.say);
  const explained = await explainMeasure(database, { measure, period: options.period, breakdown, value });
  for (const figure of explained.figures) {
    voice.say(
      `${figure.title}, ${figure.period_label}${breakdown === 'all' ? '' : `, ${breakdown} ${value}`}: ` +
        `${figure.value === null ? figure.status : formatNumber(figure.value)} (${figure.unit})` +
        (figure.numerator === null ? '' : `; numerator ${formatNumber(figure.numerator)}`) +
        (figure.denominator === null ? '' : `, denominator ${formatNumber(figure.denominator)}`) +
        `; ${figure.status}${figure.reason ? `, ${figure.reason}` : ''}; from ${figure.source_kind ?? 'nothing'}`,
    );
  }
  for (const note of explained.notes) voice.say(note);
  printRows(voice, columns, explained.records);
  return 0;
}
