import {
  isValidNhsNumber,
  isValidUpn,
  looksLikeNhsNumber,
  looksLikeUpn,
} from '../../../domain/person-numbers.ts';
import type { Pseudonymiser } from '../../../domain/pseudonyms.ts';
import { type IssueLog, rowIssue } from './row-issues.ts';

type Place = Parameters<typeof rowIssue.checkDigit>[0];

/**
 * The keyed hash of an identifier. A national number of the wrong form (0000000000) is read as blank, for it would
 * link children who only share not having one; one with a wrong check character is kept and reported. UN1 to UN9, which
 * the national returns ask for in place of a UPN that a child does not have, are blank and no mistake.
 */
export function identify(
  column: string,
  value: string,
  pseudonyms: Pseudonymiser,
  place: Place,
  log: IssueLog,
): string | null {
  if (column === 'nhs_number') {
    const digits = value.replace(/[\s-]/g, '');
    if (!looksLikeNhsNumber(digits)) {
      if (!log.countMore('NOT_AN_IDENTIFIER', place))
        log.add(rowIssue.notAnIdentifier(place, 'an NHS number (ten digits)'));
      return null;
    }
    if (!isValidNhsNumber(digits) && !log.countMore('CHECK_DIGIT', place))
      log.add(rowIssue.checkDigit(place, 'NHS number'));
    return pseudonyms.identifier(column, digits);
  }
  if (column === 'upn') {
    const upn = value.replace(/\s/g, '').toUpperCase();
    if (/^UN[1-9]$/.test(upn)) return null;
    if (!looksLikeUpn(upn)) {
      if (!log.countMore('NOT_AN_IDENTIFIER', place))
        log.add(rowIssue.notAnIdentifier(place, 'a UPN (a letter, eleven digits, a digit or letter)'));
      return null;
    }
    if (!isValidUpn(upn) && !log.countMore('CHECK_DIGIT', place)) log.add(rowIssue.checkDigit(place, 'UPN'));
    return pseudonyms.identifier(column, upn);
  }
  return pseudonyms.identifier(column, value);
}
