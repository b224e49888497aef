import { childId } from './child-rows.ts';
import { addMonths, ageOn, type Day } from './days.ts';
import type { Drop } from './drops.ts';
import { referralId } from './front-door-rows.ts';
import type { Child } from './people.ts';
import { fixedChoice, inWindow, on, type Row, spellInWindow, toldBy } from './rows.ts';
import type { World } from './world.ts';

function enquiryId(id: number): string {
  return `S${60_000 + id}`;
}

/** Section 47 enquiries open or ended in the drop's window. */
export function enquiryRows(world: World, drop: Drop): Row[] {
  return world.enquiries
    .map((item) => ({ item, end: toldBy(drop, item.end, item.end_from) }))
    .filter(({ item, end }) => spellInWindow(drop, item.start, end))
    .map(({ item, end }) => ({
      section_47_enquiry_id: enquiryId(item.id),
      child_id: childId(item.child),
      start_date: on(item.start),
      end_date: on(end),
      outcome: end === null ? '' : item.outcome,
      initial_conference_not_required:
        end === null ? '' : item.outcome === 'initial_conference' ? 'No' : 'Yes',
    }));
}

/** Conferences held in the drop's window. */
export function conferenceRows(world: World, drop: Drop): Row[] {
  return world.conferences
    .filter((item) => item.from <= drop.index && inWindow(drop, item.date))
    .map((item) => ({
      conference_id: `M${8_000 + item.id}`,
      child_id: childId(item.child),
      conference_type: item.type,
      conference_date: on(item.date),
      due_date: on(item.due),
      section_47_enquiry_id: item.enquiry === null ? '' : enquiryId(item.enquiry.id),
      outcome: item.outcome,
      participation:
        item.child.born > item.date || ageOn(item.child.born, item.date) < 4
          ? 'PN0'
          : ['PN1', 'PN2', 'PN5', 'PN6', 'PN6', 'PN7'][fixedChoice(item.child.id, `part${item.id}`, 6)]!,
    }));
}

/** Plans open or ended in the drop's window. */
export function planRows(world: World, drop: Drop): Row[] {
  const categories = ['NEG', 'EMO', 'MUL', 'PHY'];
  return world.plans
    .map((plan, place) => ({ plan, place, end: toldBy(drop, plan.end, plan.end_from) }))
    .filter(({ plan, end }) => plan.period <= drop.index && spellInWindow(drop, plan.start, end))
    .map(({ plan, place, end }) => ({
      child_protection_plan_id: `CP${4_000 + place}`,
      child_id: childId(plan.child),
      start_date: on(plan.start),
      end_date: on(end),
      initial_category:
        fixedChoice(plan.child.family.id, `first${plan.start}`, 12) === 0
          ? categories[fixedChoice(plan.child.family.id, 'category', 4)]!
          : plan.category,
      latest_category: plan.category,
      number_of_previous_plans: plan.previous_plans,
      previous_plan_end_date: on(plan.previous_end),
      temporary_from_other_authority: 'No',
      sexual_abuse_concern: plan.category === 'SAB' || fixedChoice(place, 'csa', 14) === 0 ? 'Yes' : 'No',
      allocated_qualified_social_worker: fixedChoice(place, `worker${drop.index}`, 60) === 0 ? 'No' : 'Yes',
    }));
}

/** Periods open to social care in the drop's window. */
export function needRows(world: World, drop: Drop): Row[] {
  return world.needs
    .map((item, place) => ({ item, place, end: toldBy(drop, item.end) }))
    .filter(({ item, end }) => item.from <= drop.index && spellInWindow(drop, item.start, end))
    .map(({ item, place, end }) => ({
      children_in_need_episode_id: `E${90_000 + place}`,
      child_id: childId(item.child),
      referral_id: item.referral === null ? '' : referralId(item.referral),
      start_date: on(item.start),
      end_date: on(end),
      end_reason: end === null ? '' : end < addMonths(item.start, 2) ? 'RC8' : needEnding(item.child, end),
    }));
}

function needEnding(child: Child, end: Day): string {
  return ageOn(child.born, end) >= 18 ? 'RC6' : fixedChoice(child.id, 'ending', 15) === 0 ? 'RC5' : 'RC7';
}
