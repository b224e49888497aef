import { nameAndBirthText, nameAndPostcodeText, tokenName } from '../../../domain/link-token.ts';
import type { Pseudonymiser } from '../../../domain/pseudonyms.ts';

/**
 * The two link tokens of a row: by name and date of birth (as sent, else made here), and by name and postcode. The name,
 * the postcode and a date of birth given only for linking go no further.
 */
export function linkTokens(
  values: ReadonlyMap<string, string | null>,
  pseudonyms: Pseudonymiser,
): [string | null, string | null] {
  const sent = values.get('link_token') ?? null;
  const name = values.get('link_name');
  const born = values.get('link_dob') ?? values.get('date_of_birth');
  const postcode = values.get('link_postcode');
  const read = name ? tokenName(name) : undefined;
  const byBirth = read && born ? pseudonyms.token(nameAndBirthText(read, born)) : null;
  const byPostcode = read && postcode ? pseudonyms.token(nameAndPostcodeText(read, postcode)) : null;
  return [sent ?? byBirth, byPostcode];
}
