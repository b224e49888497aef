import { foldText } from '../values/clean-text.ts';

/** A heading for comparing: case, spaces, punctuation and accents ignored (returns contract, recognition). */
export function normaliseHeader(text: string): string {
  return foldText(text);
}
