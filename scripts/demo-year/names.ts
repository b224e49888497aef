import { ageOn } from './days.ts';
import type { Child, Family } from './people.ts';
import { fixedChoice } from './rows.ts';

const BOYS =
  'Alfie Archie Arthur Ben Callum Charlie Connor Daniel Dylan Edward Ethan Finley Freddie George Harley Harrison Harry Henry Isaac Jack Jacob Jake James Jayden Joshua Kai Kian Leo Lewis Liam Logan Luca Lucas Luke Mason Max Mohammed Muhammad Nathan Noah Oliver Ollie Oscar Owen Reece Riley Rory Ryan Samuel Sebastian Stanley Taylor Theo Thomas Toby Tyler William Zac'.split(
    ' ',
  );
const GIRLS =
  'Abigail Aimee Alice Amber Amelia Amy Ava Bella Bethany Brooke Caitlin Charlotte Chloe Daisy Eleanor Ella Ellie Emily Emma Erin Eva Evie Faith Florence Freya Georgia Grace Hannah Harriet Holly Imogen Isabella Isla Ivy Jasmine Jessica Katie Keira Lacey Layla Leah Lexi Lily Lola Lucy Lydia Maisie Matilda Megan Mia Millie Molly Niamh Olivia Phoebe Poppy Rosie Ruby Sienna Skye Sofia Sophie Summer Willow Zara'.split(
    ' ',
  );
// Invented family names, so that no row can be taken for a real child's.
const FIRST =
  'Ash Bram Brock Cald Clare Dray Elder Fen Glas Hart Holl Ingle Kel Lang Marl Nether Oak Pend Quar Rave Sel Thorn Under Vale Wend Yar'.split(
    ' ',
  );
const LAST =
  'bourne brook bury combe croft dale den field ford gate grove ham hurst leigh ley mere moor more shaw stead ston thwaite ton wick wood worth'.split(
    ' ',
  );

const OUTWARD: Readonly<Record<string, readonly string[]>> = {
  E07000218: ['CV9', 'B46', 'B78'],
  E07000219: ['CV10', 'CV11', 'CV12'],
  E07000220: ['CV21', 'CV22', 'CV23'],
  E07000221: ['CV37', 'CV36', 'B49', 'B50'],
  E07000222: ['CV32', 'CV31', 'CV34', 'CV8'],
};

/** A postcode whose letters no real inward code has. */
export function postcodeOf(family: Family): string {
  const outward = OUTWARD[family.district ?? ''] ?? ['LE10', 'OX16', 'B91'];
  const letters = 'CIKMOV';
  const draw = (salt: string, size: number) => fixedChoice(family.id, salt, size);
  const inward = `${draw('digit', 10)}${letters[draw('one', 6)]}${letters[draw('two', 6)]}`;
  return `${outward[draw('outward', outward.length)]} ${inward}`;
}

export function surnameOf(family: Family): string {
  return `${FIRST[fixedChoice(family.id, 'first', FIRST.length)]}${LAST[fixedChoice(family.id, 'last', LAST.length)]}`;
}

/** A given name that no brother or sister has. */
export function givenNameOf(child: Child): string {
  const list = child.sex === 'F' || (child.sex === 'U' && child.id % 2 === 0) ? GIRLS : BOYS;
  const place = child.family.children.indexOf(child);
  const step = 7;
  return list[(fixedChoice(child.family.id, 'given', list.length) + place * step) % list.length]!;
}

/** An NHS number of the range 999, which is kept for tests, with its check digit (modulus 11). */
export function nhsNumberOf(child: Child): string {
  // Numbers whose check digit would be ten are not issued, so the count runs over the valid ones only.
  const stem = String(999_000_000 + child.id * 7 + (checkDigit(999_000_000 + child.id * 7) === 10 ? 1 : 0));
  const digit = checkDigit(Number(stem));
  return digit === 10 ? '' : `${stem}${digit}`;
}

function checkDigit(stem: number): number {
  const sum = [...String(stem)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  return (11 - (sum % 11)) % 11;
}

/** A unique pupil number of a local authority that does not exist (999), with its check letter. */
export function upnOf(child: Child, year: number): string {
  const school = 4000 + Math.floor(child.id / 1000);
  const digits = `999${school}${String(year % 100).padStart(2, '0')}${String(child.id % 1000).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i + 2), 0);
  return `${'ABCDEFGHJKLMNPQRTUVWXYZ'[sum % 23]}${digits}`;
}

/** True where a child is old enough to have a pupil number. */
export function isPupil(child: Child, on: number): boolean {
  return child.born <= on && ageOn(child.born, on) >= 5;
}
