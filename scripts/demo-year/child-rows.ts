import type { Drop } from './drops.ts';
import { DISTRICTS } from './geography.ts';
import { givenNameOf, isPupil, nhsNumberOf, postcodeOf, surnameOf, upnOf } from './names.ts';
import { type Child, type Family, groupAt, languageAt } from './people.ts';
import { type Cell, fixedChoice, on, type Row } from './rows.ts';

/** The id under which social care knows a child. */
export function childId(child: Child): string {
  return String(2_040_000 + child.id * 3);
}

const CODES = {
  white_british_irish_other: [...Array.from({ length: 22 }, () => 'WBRI'), 'WIRI', 'WOTH', 'WOTH'],
  bme: [
    'MWBC',
    'MWBA',
    'MWAS',
    'MWAS',
    'MOTH',
    'AIND',
    'AIND',
    'AIND',
    'APKN',
    'AOTH',
    'BCRB',
    'BAFR',
    'OOTH',
    'WROM',
  ],
  not_recorded: ['NOBT', 'NOBT', 'NOBT', '', 'REFU'],
} as const;

function ethnicityAt(family: Family, drop: number): string {
  const codes = CODES[groupAt(family, drop)];
  return codes[fixedChoice(family.id, 'ethnicity', codes.length)]!;
}

const DISABILITIES = ['LD', 'AUT', 'LD;AUT', 'BEH', 'COMM', 'MOB;PC', 'HEAR', 'VIS', 'DDA', 'LD;COMM'];

function disabilitiesAt(child: Child, drop: number): string {
  if (child.disabled === true && drop >= child.disabled_from) {
    return DISABILITIES[fixedChoice(child.id, 'disability', DISABILITIES.length)]!;
  }
  return child.disabled === false ? 'NONE' : '';
}

/** A child's row as one drop tells it: what is not yet known then is empty. */
export function childRow(child: Child, drop: Drop): Row {
  const { family } = child;
  const born = drop.index >= child.born_from && child.born <= drop.covers_to;
  const bySex: Cell = born && drop.index >= child.sex_from ? child.sex : 'U';
  const district = DISTRICTS.find((item) => item.code === family.district);
  const pupil = isPupil(child, drop.covers_to) && fixedChoice(child.id, 'upn', 10) < 8;
  return {
    child_id: childId(child),
    nhs_number: born && fixedChoice(child.id, 'nhs', 20) < 17 ? nhsNumberOf(child) : '',
    upn: pupil ? upnOf(child, 2000 + fixedChoice(child.id, 'entry', 17)) : '',
    date_of_birth: born ? on(child.born) : null,
    expected_date_of_birth: on(child.expected),
    sex: bySex,
    ethnicity: born ? ethnicityAt(family, drop.index) : '',
    preferred_language: born ? languageAt(family, drop.index) : 'not_recorded',
    disabilities: born ? disabilitiesAt(child, drop.index) : '',
    district: district?.code ?? '',
    postcode_district: postcodeOf(family).split(' ')[0]!,
    link_name: born ? `${givenNameOf(child)} ${surnameOf(family)}` : '',
    link_postcode: born ? postcodeOf(family) : '',
  };
}
