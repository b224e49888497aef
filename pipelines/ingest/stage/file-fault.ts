import type { Refusal } from '../../../connectors/reading/index.ts';

/** Why a whole file is refused, by the readers or for what its tables hold. Never holds a value of the file. */
export type FileFault = Omit<Refusal, 'code'> & { readonly code: string; readonly cell?: string };

export function isFault<T>(value: T): value is Extract<T, { readonly refused: true }> {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
