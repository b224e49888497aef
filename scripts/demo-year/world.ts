import { type Assessment, AssessmentHistory } from './assessments.ts';
import { type Care, CareHistory } from './care.ts';
import { solvePlanChain } from './chain.ts';
import { type NeedEpisode, NeedHistory } from './children-in-need.ts';
import { type Contact, makeContacts } from './contacts.ts';
import { type Conference, type Enquiry, EnquiryHistory } from './enquiries.ts';
import { type ExploitationCase, makeExploitationCases } from './exploitation.ts';
import { type MissingEpisode, MissingHistory } from './missing.ts';
import { People } from './people.ts';
import { solvePlanAges } from './plan-ages.ts';
import { PlanCharacteristics } from './plan-characteristics.ts';
import { solvePlanDisability } from './plan-disability.ts';
import { type Plan, PlanHistory } from './plans.ts';
import { type PrintedCell, PrintedTables, readPrintedCells } from './printed.ts';
import { makePrivateFostering, type PrivateFostering } from './private-fostering.ts';
import { Random } from './random.ts';
import { ReferralCharacteristics, referralTotals } from './referral-characteristics.ts';
import { solveSources } from './referral-sources.ts';
import { type Referral, ReferralHistory } from './referrals.ts';

/** Everything that happened in the demonstration year, and when each part of it came to be told. */
export interface World {
  readonly seed: string;
  readonly cells: readonly PrintedCell[];
  readonly printed: PrintedTables;
  readonly people: People;
  readonly plans: readonly Plan[];
  readonly referrals: readonly Referral[];
  readonly contacts: readonly Contact[];
  readonly assessments: readonly Assessment[];
  readonly enquiries: readonly Enquiry[];
  readonly conferences: readonly Conference[];
  readonly cares: readonly Care[];
  readonly missing: readonly MissingEpisode[];
  readonly needs: readonly NeedEpisode[];
  readonly exploitation: readonly ExploitationCase[];
  readonly privateFostering: readonly PrivateFostering[];
}

/**
 * Makes the demonstration year: invented children whose records add up to the tables that the board printed.
 * Each part has its own stream of random numbers, so that a change to one leaves the others as they are.
 */
export function makeWorld(seed = 'warwickshire-2017-18'): World {
  const random = (part: string) => new Random(`${seed} ${part}`);
  const cells = readPrintedCells();
  const printed = new PrintedTables(cells);
  const people = new People(random('people'));

  const plans = new PlanHistory(people, random('plans')).run(solvePlanChain(printed));
  solvePlanAges(plans, printed, random('plan ages'));
  new PlanCharacteristics(plans, printed, random('plan characteristics')).solve();

  const totals = referralTotals(printed);
  const referrals = new ReferralHistory(people, random('referrals')).run(plans, totals);
  solvePlanDisability(plans, referrals, printed, random('plan disability'));
  const characteristics = new ReferralCharacteristics(referrals, totals, printed, random('characteristics'));
  characteristics.solve();
  solveSources(referrals, printed, random('sources'));

  const history = new AssessmentHistory(referrals, plans, random('assessments'));
  const assessments = history.run(printed);
  const enquiries = new EnquiryHistory(random('enquiries'));
  enquiries.run(plans, referrals);
  const cares = new CareHistory(people, random('care')).run(plans, printed);
  const known = people.children.filter((child) => child.expected === null);
  const missing = new MissingHistory(random('missing')).run(cares, known, printed);
  const needs = new NeedHistory(people, plans, cares, random('need')).run(assessments, printed);
  history.addUnderWay(needs);
  const exploitation = makeExploitationCases(known, cares, printed, random('exploitation'));
  const privateFostering = makePrivateFostering(people, printed, random('private fostering'));
  const contacts = makeContacts(referrals, people, printed, random('contacts'));
  return {
    seed,
    cells,
    printed,
    people,
    plans,
    referrals,
    contacts,
    assessments,
    enquiries: enquiries.enquiries,
    conferences: enquiries.conferences,
    cares,
    missing,
    needs,
    exploitation,
    privateFostering,
  };
}
