import { cellAt } from '../../../connectors/reading/index.ts';
import { normaliseHeader } from '../../../connectors/reading/tables/header-text.ts';
import { listsName, ownSheets } from '../template/own-sheets.ts';
import type { SheetHead } from './sheet-head.ts';

/** A sheet that a template brings of itself: it is no return, and nobody needs to be told. */
export function isTemplateSheet({ info, rows }: SheetHead): boolean {
  if (info.name === listsName) return info.state !== 'visible';
  const own = Object.values(ownSheets).find(({ name }) => name === info.name);
  const [first] = rows;
  if (!own || !first) return false;
  return own.headings.every(
    (heading, at) => normaliseHeader(cellAt(first, at).text) === normaliseHeader(heading),
  );
}
