/**
 * What a number format makes of a number. `digits`: leading zeros or a fixed grouping (an NHS number shown as
 * 000 000 0000); `pattern` then holds the format.
 */
export type NumberLook =
  | { readonly kind: 'plain' | 'date' | 'datetime' | 'time' | 'percent' }
  | { readonly kind: 'digits'; readonly pattern: string };

const plain: NumberLook = { kind: 'plain' };
const date: NumberLook = { kind: 'date' };
const datetime: NumberLook = { kind: 'datetime' };
const time: NumberLook = { kind: 'time' };
const percent: NumberLook = { kind: 'percent' };

/** Formats that a workbook uses by number only (ECMA-376, part 1, 18.8.30, with the East Asian day formats). */
const builtIn = new Map<number, NumberLook>([
  [9, percent],
  [10, percent],
  ...range(14, 17).map((id): [number, NumberLook] => [id, date]),
  ...range(18, 21).map((id): [number, NumberLook] => [id, time]),
  [22, datetime],
  ...range(27, 31).map((id): [number, NumberLook] => [id, date]),
  ...range(32, 35).map((id): [number, NumberLook] => [id, time]),
  [36, date],
  ...range(45, 47).map((id): [number, NumberLook] => [id, time]),
  ...range(50, 58).map((id): [number, NumberLook] => [id, date]),
]);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** How numbers of a style look: by the workbook's own format where it has one, else by the built-in number. */
export function numberLook(id: number, custom: ReadonlyMap<number, string>): NumberLook {
  const format = custom.get(id);
  return format === undefined ? (builtIn.get(id) ?? plain) : lookOfFormat(format);
}

/** Classifies a format such as `dd/mm/yyyy\ hh:mm` or `[$-809]d mmmm yyyy`. Only the part for positive numbers counts. */
export function lookOfFormat(format: string): NumberLook {
  const letters = firstSection(format);
  if (/^0[0 -]*0$/.test(letters)) return { kind: 'digits', pattern: letters };
  if (letters.includes('%')) return percent;
  const code = letters.toLowerCase().replace(/general/g, '');
  const hasDay = /[ydeg]/.test(code.replace(/e[+-]/g, ''));
  const hasTime = /[hs]/.test(code);
  if (hasDay || (code.includes('m') && !hasTime)) return hasTime ? datetime : date;
  return hasTime ? time : plain;
}

/** The first section without quoted words, escaped characters, colours, conditions and languages; [h] becomes h. */
function firstSection(format: string): string {
  let out = '';
  for (let i = 0; i < format.length; i++) {
    const c = format[i]!;
    if (c === ';') break;
    if (c === '"') {
      const end = format.indexOf('"', i + 1);
      i = end < 0 ? format.length : end;
    } else if (c === '\\') {
      // An escaped space or hyphen is part of a grouping of digits; any other escaped character is only shown.
      const next = format[i + 1];
      if (next === ' ' || next === '-') out += next;
      i += 1;
    } else if (c === '_' || c === '*') {
      i += 1;
    } else if (c === '[') {
      const end = format.indexOf(']', i);
      const inside = format.slice(i + 1, end < 0 ? undefined : end);
      if (/^(h+|m+|s+)$/i.test(inside)) out += inside[0] === 'm' || inside[0] === 'M' ? 'h' : inside;
      i = end < 0 ? format.length : end;
    } else {
      out += c;
    }
  }
  return out.replace(/am\/pm|a\/p/gi, '').trim();
}

/** The digits of a whole number laid into a pattern of zeros, spaces and hyphens: 12 in `000 000` is `000 012`. */
export function layDigits(whole: string, pattern: string): string {
  let out = '';
  let digit = whole.length - 1;
  for (let i = pattern.length - 1; i >= 0; i--) {
    if (pattern[i] !== '0') out = pattern[i] + out;
    else out = (digit >= 0 ? whole[digit--]! : '0') + out;
  }
  return digit >= 0 ? whole.slice(0, digit + 1) + out : out;
}
