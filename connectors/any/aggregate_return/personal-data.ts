import { isValidNhsNumber, looksLikeUpn } from '../../../domain/person-numbers.ts';
import type { Cell } from '../../reading/index.ts';

const nhs = /(?<![\d.,])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d.,])/g;
const upn = /\b[A-Z]\d{11}[0-9A-Z]\b/gi;
const day = String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}|\d{4}-\d{2}-\d{2})`;
const name = String.raw`(?:[A-Z][a-z'\u2019-]+|[A-Z]{2,})(?:,? (?:[A-Z][a-z'\u2019-]+|[A-Z]{2,}|[A-Z]\.?)){1,3}`;
const nameWithDay = new RegExp(
  String.raw`^${name}[,;:( -]*(?:(?:dob|d\.o\.b\.?|born|date of birth)[: ]*)?${day}\)?$`,
);
const birth = new RegExp(String.raw`(?:\bdob\b|d\.o\.b\.|\bborn\b|date of birth)[: -]*(?:on )?${day}`, 'i');

/**
 * True when a cell of a return of counts looks like a person: a name with a date, an NHS number or a UPN. Such a file is
 * refused, and its receipt names the cell but not what is in it (returns rules, "Counts").
 */
export function looksPersonal(cell: Cell): boolean {
  if (cell.kind !== 'text' && cell.kind !== 'number') return false;
  const text = cell.text.trim();
  if (text.length < 10) return false;
  for (const match of text.matchAll(nhs))
    if (isValidNhsNumber(match[1]! + match[2]! + match[3]!)) return true;
  for (const match of text.matchAll(upn)) if (looksLikeUpn(match[0])) return true;
  return cell.kind === 'text' && (nameWithDay.test(text) || birth.test(text));
}
