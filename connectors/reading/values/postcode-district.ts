import { cachedReader } from './cached.ts';
import { cleanText } from './clean-text.ts';
import type { CellReader } from './reading.ts';

const outward = /^[A-Z]{1,2}\d[A-Z\d]?$/;
const full = /^([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$/;
/** Outward part and the start of an inward part after a space: `DY1 2` names a sector of DY1. */
const spaced = /^([A-Z]{1,2}\d[A-Z\d]?) \d?[A-Z]{0,2}$/;

/**
 * Type `postcode_district`: the outward part only, such as DY1. A full postcode is cut to it here, so that no more than
 * the district is ever kept.
 */
export function postcodeDistrictReader(): CellReader {
  return cachedReader((cell) => {
    const text = cleanText(cell.text).toUpperCase();
    if (outward.test(text)) return { value: text };
    const parts = spaced.exec(text) ?? full.exec(text.replaceAll(' ', ''));
    return parts === null ? { value: null, problem: 'UNREADABLE_POSTCODE' } : { value: parts[1]! };
  });
}
