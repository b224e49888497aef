import { cellAt } from '../../../connectors/reading/index.ts';
import { normaliseHeader } from '../../../connectors/reading/tables/header-text.ts';
import type { SheetHead } from './sheet-head.ts';

/** Headings of the sheets that a template brings beside its returns (template/definitions-sheet.ts, lists-sheet.ts). */
const definitions = ['On sheet', 'Heading', 'Must be filled'].map(normaliseHeader);

/** A sheet that a template brings of itself: it is no return, and nobody needs to be told. */
export function isDefinitionsSheet({ info, rows }: SheetHead): boolean {
  const name = normaliseHeader(info.name);
  if (name === 'lists') return info.state !== 'visible';
  const [first] = rows;
  return (
    (name === 'definitions' || name === 'measures') &&
    first !== undefined &&
    (name === 'measures' || definitions.every((word, at) => normaliseHeader(cellAt(first, at).text) === word))
  );
}
