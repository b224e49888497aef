/** The check letters of a unique pupil number, by remainder. I, O and S are not used. */
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** Thirteen characters: a check letter, eleven digits, and a digit or (temporary numbers) a letter. */
export function looksLikeUpn(text: string): boolean {
  return /^[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]$/i.test(text);
}

/** True when the check letter agrees: the sum of each character times its position (2 to 13), modulo 23. */
export function isValidUpn(text: string): boolean {
  const upn = text.toUpperCase();
  if (!looksLikeUpn(upn)) return false;
  let sum = 0;
  for (let position = 1; position < 13; position++) {
    const character = upn[position]!;
    const value = /\d/.test(character) ? Number(character) : upnLetters.indexOf(character);
    sum += value * (position + 1);
  }
  return upnLetters[sum % 23] === upn[0];
}

/** Ten digits, not all the same (0000000000 stands for "none" and would pass the check). */
export function looksLikeNhsNumber(text: string): boolean {
  return /^\d{10}$/.test(text) && !/^(\d)\1{9}$/.test(text);
}

/** True when the last digit agrees: weights 10 to 2, modulo 11 (NHS data dictionary). */
export function isValidNhsNumber(text: string): boolean {
  if (!looksLikeNhsNumber(text)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(text[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(text[9]);
}
