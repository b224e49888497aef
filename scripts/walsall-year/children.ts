import { addYears, type Day } from '../demo-year/days.ts';
import { givenNameOf, isPupil, nhsNumberOf, surnameOf, upnOf } from '../demo-year/names.ts';
import { type Child, People } from '../demo-year/people.ts';
import type { Random } from '../demo-year/random.ts';
import { fixedChoice, on, type Row } from '../demo-year/rows.ts';

const ETHNICITIES = {
  WBRI: 60,
  WOTH: 3,
  WROM: 2,
  MWBC: 5,
  MWAS: 3,
  AIND: 5,
  APKN: 9,
  ABAN: 3,
  AOTH: 2,
  BCRB: 2,
  BAFR: 3,
  NOBT: 3,
};

/** Every invented child of the year, whoever tells of it. Brothers and sisters share a family. */
export class Population {
  private readonly people: People;
  private readonly random: Random;
  private readonly ethnicities = new Map<number, string>();
  private readonly known = new Set<string>();
  /** Children whose disability is recorded; for all others social care records none. */
  readonly disabled = new Set<Child>();

  constructor(random: Random) {
    this.people = new People(random);
    this.random = random;
  }

  get children(): readonly Child[] {
    return this.people.children;
  }

  /** A child of the given ages on a day, now and then a brother or sister of the one before. */
  child(on: Day, youngest: number, oldest: number): Child {
    const last = this.people.families.at(-1);
    const sibling = last !== undefined && last.children.length < 4 && this.random.chance(0.35);
    const family = sibling ? last : this.people.newFamily();
    const born = addYears(on, -this.random.between(youngest, oldest)) - this.random.between(1, 360);
    const child = this.people.newChild(family, born);
    // One name and one day of birth are one child to whoever links by them.
    while (this.known.has(nameKey(child))) child.born -= 1;
    this.known.add(nameKey(child));
    if (!this.ethnicities.has(family.id)) {
      this.ethnicities.set(family.id, this.random.weighted(ETHNICITIES));
    }
    return child;
  }

  /** The child's row as social care holds it. */
  row(child: Child, asAt: Day): Row {
    const disability = ['LD', 'AUT', 'MOB;PC', 'BEH', 'HEAR'][fixedChoice(child.id, 'disability', 5)]!;
    return {
      child_id: childId(child),
      nhs_number: fixedChoice(child.id, 'nhs', 20) < 17 ? nhsNumberOf(child) : '',
      upn: isPupil(child, asAt) && fixedChoice(child.id, 'upn', 10) < 8 ? upn(child) : '',
      date_of_birth: on(child.born),
      sex: child.sex,
      ethnicity: this.ethnicities.get(child.family.id)!,
      disabilities: this.disabled.has(child) ? disability : 'NONE',
      postcode_district: `WS${1 + fixedChoice(child.family.id, 'district', 9)}`,
      link_name: nameOf(child),
    };
  }
}

/** The id under which social care knows a child. */
export function childId(child: Child): string {
  return String(3_100_000 + child.id * 3);
}

/** The pupil number under which the education service knows a child. */
export function upn(child: Child): string {
  return upnOf(child, 2000 + fixedChoice(child.id, 'entry', 16));
}

export function nameOf(child: Child): string {
  return `${givenNameOf(child)} ${surnameOf(child.family)}`;
}

function nameKey(child: Child): string {
  return `${nameOf(child)} ${child.born}`;
}

/** The columns by which a sender outside social care names a child. */
export function linkOf(child: Child): Row {
  return { link_name: nameOf(child), link_dob: on(child.born) };
}
