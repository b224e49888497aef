import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCsv } from '../../domain/csv-text.ts';
import { OperatorError } from '../../domain/operator-error.ts';
import { isPlainDate } from '../../domain/plain-date.ts';
import { choosePeriod } from '../../domain/reporting-periods.ts';
import { ingest } from '../../pipelines/ingest/ingest.ts';
import { takeLock } from '../../pipelines/workspace/lock.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, voiceOf } from './output.ts';

interface CommentOptions extends CommonOptions {
  readonly whatHappened?: string;
  readonly soWhat?: string;
  readonly action?: string;
  readonly owner?: string;
  readonly dueDate?: string;
}

/**
 * `sightline comment`: writes the commentary of a measure and period, as a commentary return of the board's own unit, so
 * that it is kept, dated and answered like every other submission. Gives exit code 3 when it was refused.
 */
export async function comment(options: CommentOptions, measure: string, period: string): Promise<number> {
  const workspace = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const choice = choosePeriod(period);
  if (!('endsOn' in choice))
    throw new OperatorError(
      'PERIOD_UNREADABLE',
      `${period} is not a quarter (such as 2017-18-Q2) or a date.`,
    );
  if (options.dueDate && !isPlainDate(options.dueDate))
    throw new OperatorError('DATE_UNREADABLE', '--due-date takes a date as yyyy-mm-dd.');
  const release = takeLock(workspace, 'comment');
  try {
    const now = workspace.clock.now();
    const name = `commentary ${measure} ${choice.endsOn} ${now.replace(/[-:T]/g, '')}.csv`;
    const row = {
      Measure: measure,
      'Period to': choice.endsOn,
      Agency: 'board_business_unit',
      'Written date': now.slice(0, 10),
      'What happened': options.whatHappened ?? '',
      'So what': options.soWhat ?? null,
      Action: options.action ?? null,
      Owner: options.owner ?? null,
      'Action due date': options.dueDate ?? null,
    };
    const folder = join(workspace.paths.inbox, 'board_business_unit');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), toCsv(Object.keys(row), [row]));
    const outcome = await ingest(workspace, { say: voice.say });
    const file = outcome.files.find((one) => one.name === name);
    voice.say(
      file?.submissionId
        ? `Kept as submission ${file.submissionId}; it shows after the next nightly.`
        : 'Not kept: read the receipt.',
    );
    return file?.submissionId ? 0 : 3;
  } finally {
    release();
  }
}
