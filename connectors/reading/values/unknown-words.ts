import { foldText } from './clean-text.ts';

const words = new Set(
  [
    'unknown',
    'not known',
    'n/k',
    'nk',
    'n/a',
    'na',
    'not available',
    'not applicable',
    'not recorded',
    'none recorded',
  ].map(foldText),
);

/** True for the words and signs that agencies type where they do not know: `n/k`, `-`, `*`, `Not known`. */
export function isUnknownWord(text: string): boolean {
  const key = foldText(text);
  return key === '' ? text.trim() !== '' : words.has(key);
}
