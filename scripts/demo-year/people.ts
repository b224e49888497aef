import type { Day } from './days.ts';
import { NEVER } from './drops.ts';
import type { Random } from './random.ts';

export type EthnicGroup = 'white_british_irish_other' | 'bme' | 'not_recorded';
export type Language = 'english' | 'other_than_english' | 'not_recorded';

/** Brothers and sisters at one address. */
export interface Family {
  readonly id: number;
  readonly children: Child[];
  /** Null until shared out. */
  group: EthnicGroup | null;
  /** First drop that sends the ethnicity; before it the field is empty. */
  group_from: number;
  language: Language | null;
  language_from: number;
  /** ONS code; '' is an address outside the county or none. Undefined until shared out. */
  district: string | undefined;
}

/** A child as social care's system comes to know it. */
export interface Child {
  readonly id: number;
  readonly family: Family;
  /** The true day of birth. */
  born: Day;
  /** Kept for a child first known before birth. */
  expected: Day | null;
  /** First drop that sends the date of birth. */
  born_from: number;
  sex: 'M' | 'F' | 'U';
  sex_from: number;
  /** Undefined until decided; null is not recorded. */
  disabled: boolean | null | undefined;
  disabled_from: number;
}

/** Every family and child of the demonstration year, in the order in which they were made. */
export class People {
  readonly families: Family[] = [];
  readonly children: Child[] = [];
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  newFamily(): Family {
    const family: Family = {
      id: this.families.length + 1,
      children: [],
      group: null,
      group_from: 0,
      language: null,
      language_from: 0,
      district: undefined,
    };
    this.families.push(family);
    return family;
  }

  newChild(family: Family, born: Day): Child {
    const child: Child = {
      id: this.children.length + 1,
      family,
      born,
      expected: null,
      born_from: 0,
      sex: this.random.chance(0.51) ? 'M' : 'F',
      sex_from: 0,
      disabled: undefined,
      disabled_from: 0,
    };
    family.children.push(child);
    this.children.push(child);
    return child;
  }
}

/**
 * Notes that a child was known before birth: the expected day lies near the day of birth, and the day of birth
 * is sent from the first drop whose data reach it.
 */
export function knownBeforeBirth(child: Child, covers_to: readonly Day[], random: Random): void {
  child.expected = child.born + random.between(-9, 12);
  const from = covers_to.findIndex((day) => child.born <= day);
  child.born_from = from === -1 ? NEVER : from;
}

/** True where the rows of a drop show the child as unborn on a day. */
export function isUnborn(child: Child, on: Day, drop: number): boolean {
  return child.expected !== null && (drop < child.born_from || child.born > on);
}

/** The ethnic group that the rows of a drop show. */
export function groupAt(family: Family, drop: number): EthnicGroup {
  return drop < family.group_from ? 'not_recorded' : (family.group ?? 'not_recorded');
}

/** The language that the rows of a drop show. */
export function languageAt(family: Family, drop: number): Language {
  return drop < family.language_from ? 'not_recorded' : (family.language ?? 'not_recorded');
}
