import type { Column } from '../../../connectors/connector.ts';
import { codeLists } from '../../../domain/code-lists/index.ts';
import type { AreaName } from './areas.ts';

/** Values that a receipt spells out; longer lists stand on the definitions sheet of the template. */
const spelledOut = 15;

/** What may stand in a column of a code list, for a receipt. */
export function codeHint({ type, list }: Column, areas: readonly AreaName[]): string {
  if (type !== 'code') return '';
  const { codes, codesFrom } = codeLists[list!];
  const words =
    codesFrom === 'areas'
      ? areas.map(({ names, code }) => names[0] ?? code)
      : codes.map(({ label }) => label);
  if (words.length === 0) return 'The list of the board is still empty; ask its officer.';
  return words.length <= spelledOut
    ? `It may be: ${words.join('; ')}.`
    : 'Use a code or label of the template (sheet Definitions).';
}
