import type { Assessment } from './assessments.ts';
import { childId } from './child-rows.ts';
import type { Contact } from './contacts.ts';
import type { Drop } from './drops.ts';
import { sourceAt } from './referral-sources.ts';
import { countsAt, type Referral } from './referrals.ts';
import { fixedChoice, on, type Row, spellInWindow, toldBy } from './rows.ts';
import type { World } from './world.ts';

export function referralId(referral: Referral): string {
  return `R${170_000 + referral.id}`;
}

/** Contacts in the drop's window. */
export function contactRows(world: World, drop: Drop): Row[] {
  const sent = (item: Contact) =>
    (drop.index === 0) === (item.from === 0) && item.from <= drop.index && drop.index < item.until;
  return world.contacts.filter(sent).flatMap((contact) =>
    contact.children.map((child) => ({
      contact_id: `C${300_000 + contact.id}`,
      child_id: childId(child),
      contact_date: on(contact.date),
      source: contact.source,
      primary_need: contact.need,
      received_route: contact.route,
      initial_rag: ['red', 'amber', 'amber', 'green', 'green', ''][fixedChoice(contact.id, 'rag', 6)]!,
      outcome: drop.index >= contact.outcome_from ? contact.outcome : '',
      referral_id: contact.referral === null ? '' : referralId(contact.referral),
    })),
  );
}

const NEEDS = ['N1', 'N1', 'N1', 'N1', 'N4', 'N5', 'N5', 'N2', 'N3', 'N6', 'N9', 'N0'];
const UNASSESSED = ['information_and_advice', 'information_and_advice', 'early_help', 'no_further_action'];

/** Referrals in the drop's window. */
export function referralRows(world: World, drop: Drop): Row[] {
  const assessed = new Map<string, number>();
  for (const item of world.assessments) {
    if (item.referral !== null) {
      assessed.set(`${item.referral.id} ${item.child.id}`, item.from);
    }
  }
  return world.referrals
    .filter((referral) => countsAt(referral, drop.index))
    .flatMap((referral) =>
      referral.children.map((child) => {
        const from = assessed.get(`${referral.id} ${child.id}`);
        const other = UNASSESSED[fixedChoice(referral.id, 'outcome', UNASSESSED.length)]!;
        // Undecided until the assessment is known.
        const decided = from === undefined ? other : drop.index < from ? '' : 'assessment';
        return {
          referral_id: referralId(referral),
          child_id: childId(child),
          referral_date: on(referral.date),
          source: sourceAt(referral, drop.index),
          primary_need: NEEDS[fixedChoice(referral.id, 'need', NEEDS.length)]!,
          outcome:
            referral.led_to_plan && from !== undefined && decided !== '' ? 'strategy_or_section_47' : decided,
          no_further_action: decided === '' ? '' : decided === 'no_further_action' ? 'Yes' : 'No',
          district: referral.family.district ?? '',
        };
      }),
    );
}

/** Assessments open or ended in the drop's window. */
export function assessmentRows(world: World, drop: Drop): Row[] {
  const told = (item: Assessment) => toldBy(drop, item.authorised, item.authorised_from);
  return world.assessments
    .filter((item) => item.from <= drop.index && spellInWindow(drop, item.start, told(item)))
    .map((item) => {
      const authorised = told(item);
      return {
        assessment_id: `A${500_000 + item.id}`,
        child_id: childId(item.child),
        referral_id: item.referral === null ? '' : referralId(item.referral),
        assessment_type: fixedChoice(item.id, 'type', 12) === 0 ? '' : 'single',
        start_date: on(item.start),
        authorised_date: on(authorised),
        factors: authorised === null ? '' : item.factors.join(';'),
        outcome: authorised === null ? '' : item.outcome,
        allocated_team: item.team,
      };
    });
}
