import { dateWords } from '../../domain/date-words.ts';
import { valueText, words } from '../figure-text.ts';
import { stages } from '../front-sheet-rows.ts';
import { type Html, html } from '../html.ts';
import type { Names } from '../names.ts';
import type { MeasureEntry, ScorecardCell } from '../read-scorecard.ts';

const polarities: Readonly<Record<string, string>> = {
  low: 'Lower is better',
  high: 'Higher is better',
  neutral: 'Neither: it shows activity',
  banded: 'Within a band',
};

/** What a measure counts, why, from what, and by which rule it is rated. */
export function definitionPanel(
  measure: MeasureEntry,
  latest: ScorecardCell | undefined,
  names: Names,
): Html {
  const facts: [string, string | null | undefined][] = [
    ['What it counts', measure.definition],
    ['Why it matters', measure.why_it_matters],
    ['Counted', measure.numerator_words],
    ['Out of', measure.denominator_words],
    ['Which way is good', polarities[measure.polarity]],
    ['Rating', rating(measure, latest)],
    ['Who supplies it', names.agency(measure.owner_agency)],
    [
      'Made from',
      measure.is_computed
        ? measure.source_extracts?.split(/[ ;]+/).filter(Boolean).map(names.extract).join(', ')
        : 'A count sent by the agency',
    ],
    ['National reference', measure.national_reference],
    ['Take care', measure.caveats],
    ['History of the definition', measure.definition_history],
    ['Stage of the journey', stages.find(([id]) => id === measure.journey_stage)?.[1]],
    ['Priority of the board', measure.board_priority ? words(measure.board_priority) : null],
    ['Id', measure.is_additional ? `${measure.measure_id} (added to the catalogue)` : measure.measure_id],
  ];
  return html`<h2>What this measure means</h2><dl>${facts.map(([name, text]) => (text ? html`<div><dt>${name}</dt><dd>${text}</dd></div>` : ''))}</dl>`;
}

function rating(measure: MeasureEntry, latest: ScorecardCell | undefined): string | undefined {
  switch (latest?.rag_method) {
    case 'target':
      return latest.target === null
        ? undefined
        : `Against a target of ${valueText(latest.target, measure)} in force on ${dateWords(latest.period_end)}; within the agreed tolerance of it is amber`;
    case 'range':
      return 'Against two thresholds that the board has agreed';
    case 'benchmark':
      return 'Against a comparator: better, similar or worse, by 95% confidence limits';
    default:
      return undefined;
  }
}
