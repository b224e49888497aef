import { changeText, periodText, valueText } from '../figure-text.ts';
import type { MeasureEntry, ScorecardCell } from '../read-scorecard.ts';
import type { Variation } from '../variation.ts';

/** What the latest figure says, in one or two sentences. */
export function messageOf(measure: MeasureEntry, latest: ScorecardCell | undefined, owner: string): string {
  if (!latest || latest.value === null)
    return measure.owner_agency
      ? `There is no figure yet. ${owner} should supply it.`
      : 'There is no figure yet, and nobody is named to supply it.';
  const when = latest.period_kind === 'snapshot' ? periodText(latest) : `in ${periodText(latest)}`;
  const figure = valueText(latest.value, measure);
  if (latest.status === 'maturing')
    return `${figure} so far ${when}: what follows from the latest events is not complete yet, so this will change.`;
  return `${figure} ${when}${against(measure, latest)}${since(measure, latest)}.`;
}

function against(measure: MeasureEntry, { value, target, rag }: ScorecardCell): string {
  if (target === null) return '';
  const place = value! > target ? 'above' : value! < target ? 'below' : 'on';
  const verdict = rag === 'red' || rag === 'amber' || rag === 'green' ? ` (${rag})` : '';
  return `, ${place} the target of ${valueText(target, measure)}${verdict}`;
}

function since(measure: MeasureEntry, cell: ScorecardCell): string {
  const { direction_long: long, same_period_last_year_value: lastYear } = cell;
  if (long && lastYear !== null)
    return `; ${changeText(long, measure.polarity, valueText(lastYear, measure), 'a year before')}`;
  const { direction_short: short, previous_value: before } = cell;
  const when = cell.period_kind === 'quarter' ? 'the quarter before' : 'the period before';
  if (short && before !== null)
    return `; ${changeText(short, measure.polarity, valueText(before, measure), when)}`;
  return '';
}

/** Whether the last month is usual for the measure. */
export function variationMessage(variation: Variation | undefined): string | undefined {
  if (!variation?.latest) return undefined;
  const { kind, words } = variation.latest;
  const target = variation.assurance ? assurances[variation.assurance] : '';
  const trial = variation.isTrial ? ' There are fewer than 13 figures, so the limits are trial limits.' : '';
  if (kind === 'usual')
    return `The latest figure is within its usual range: ups and downs of this size are to be expected.${target}${trial}`;
  const verdict = { better: ', which is better', worse: ', which is worse', unusual: '' }[kind];
  return `The figure is ${words}${verdict}: a change of this kind seldom comes about by chance.${target}${trial}`;
}

const assurances = {
  consistent_pass: ' As things are, the target will be met.',
  consistent_fail: ' As things are, the target will not be met: something has to change for that.',
  inconsistent: ' As things are, the target will sometimes be met and sometimes missed.',
} as const;
