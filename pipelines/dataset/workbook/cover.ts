import { dateWords } from '../../../domain/date-words.ts';
import { type Edition, quarterTitle } from '../edition.ts';
import type { Revision } from '../revisions.ts';
import { shorthandWords } from './figure-text.ts';

/** The lines of the cover: what this is, of when, how final, and how to read it. */
export function coverLines(
  edition: Edition,
  threshold: number,
  revisions: ReadonlyMap<string, Revision>,
): { text: string; isHeading?: boolean }[] {
  const published = dateWords(edition.publishedAt.slice(0, 10));
  return [
    { text: quarterTitle(edition.quarter) },
    {
      text: edition.isFrozen
        ? `Publication ${edition.publicationId}, published on ${published}. Its figures are kept as they stand here.`
        : `Draft of publication ${edition.publicationId}, made on ${published}. Not yet recorded as published.`,
    },
    { text: 'What this is', isHeading: true },
    {
      text: 'The quarterly dataset of the partnership: a front sheet, a table for each stage of a child’s way through the services, every figure as one long table, definitions, and the state of the data.',
    },
    { text: 'How final the figures are', isHeading: true },
    {
      text: 'Figures of a year in progress may change until the agencies have validated their annual returns. Provisional figures are marked [p].',
    },
    { text: revisionWords(revisions) },
    { text: 'Confidentiality', isHeading: true },
    {
      text:
        threshold > 0
          ? `Counts of children from 1 to ${threshold} are not shown, nor any figure from which one could be worked out. Nothing in this workbook is about one child.`
          : 'Small numbers are shown in this copy. It is for members of the board and must not be passed on.',
    },
    { text: 'How to read the shorthand', isHeading: true },
    ...shorthandWords.map(([mark, words]) => ({ text: `${mark} ${words}` })),
    { text: 'Who made it', isHeading: true },
    {
      text: `Produced by the business unit of ${edition.partnership} from what its agencies sent. Questions about a figure go to the agency that owes it, named on the sheet Data_quality.`,
    },
  ];
}

function revisionWords(revisions: ReadonlyMap<string, Revision>): string {
  const marked = [...revisions.values()].filter(({ now }) => now !== undefined).length;
  const gone = revisions.size - marked;
  if (revisions.size === 0) return 'No figure differs from what was published before.';
  return [
    `Figures that differ from what was published before: ${marked}, marked [r].`,
    ...(gone > 0 ? [`Published before and not given now: ${gone}.`] : []),
    'The sheet Revisions lists those of the tables.',
  ].join(' ');
}
