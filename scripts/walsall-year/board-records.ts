import { type Day, day } from '../demo-year/days.ts';
import type { PrintedCell, PrintedTables } from '../demo-year/printed.ts';
import type { Random } from '../demo-year/random.ts';
import { on, type Row } from '../demo-year/rows.ts';
import { LAST, QUARTER_ENDS, QUARTERS, Y2016 } from './calendar.ts';
import { anyDay, days, type Span, workingDay } from './dates.ts';
import { YEAR_END } from './drops.ts';

/** What the board's own unit keeps. */
export class BoardRecords {
  private readonly cells: readonly PrintedCell[];
  private readonly printed: PrintedTables;
  private readonly random: Random;

  constructor(cells: readonly PrintedCell[], printed: PrintedTables, random: Random) {
    this.cells = cells;
    this.printed = printed;
    this.random = random;
  }

  private printedFor(measure: string, breakdown: string): PrintedCell[] {
    return this.cells.filter(
      (cell) => cell.class === 'record_level' && cell.measure_id === measure && cell.breakdown === breakdown,
    );
  }

  /** Bookings of the year's courses by title, in the month printed where one is, and e-learning. */
  training(): Row[] {
    const rows: Row[] = [];
    const book = (course: string, title: string, type: string, date: Day, attended: boolean) =>
      rows.push({
        booking_id: `B${8000 + rows.length}`,
        course_id: course,
        course_title: title,
        course_type: type,
        course_date: on(date),
        duration_hours: type === 'e_learning' ? 1 : 6,
        agency: this.random.weighted({
          schools: 40,
          childrens_social_care: 25,
          acute_trust: 15,
          voluntary_sector: 20,
        }),
        attended: attended ? 'Yes' : 'No',
      });
    const titles = new Map(
      this.printedFor('training-attendees', 'course_title').map((cell) => [cell.breakdown_value, cell]),
    );
    for (const [title, cell] of titles) {
      const ran = this.printed.find('training-courses', LAST.y2016, 'course_title', title);
      const events = days(this.random, Number(ran?.expected ?? 2), spanOf(cell), workingDay);
      for (let i = 0; i < Number(cell.expected); i += 1) {
        const event = i % events.length;
        book(`${title}-${event + 1}`, title, 'classroom', events[event]!, true);
        if (this.random.chance(0.1)) book(`${title}-${event + 1}`, title, 'classroom', events[event]!, false);
      }
    }
    for (let i = 0; i < this.printed.count('elearning-completed', LAST.y2016) + 9; i += 1) {
      const done = i < this.printed.count('elearning-completed', LAST.y2016);
      book('EL-1', 'safeguarding-adults', 'e_learning', anyDay(this.random, Y2016), done);
    }
    return rows;
  }

  /** Four multi-agency audits, one a quarter, with the judgement of each case. */
  audits(): Row[] {
    // The last quarter ends with the year, whose figures are other ones.
    const of = (measure: string, place: number, breakdown: string, value: string) =>
      this.printedFor(measure, breakdown).find(
        (cell) =>
          cell.period_kind === 'quarter' &&
          cell.period_end === QUARTER_ENDS[place] &&
          cell.breakdown_value === value,
      );
    const cases = this.printedFor('audit-cases', 'theme').flatMap((cell) => {
      const place = QUARTER_ENDS.indexOf(cell.period_end);
      const judgements = ['inadequate', 'requires_improvement', 'good'].flatMap((judgement) =>
        Array.from(
          { length: Number(of('audit-judgements', place, 'judgement', judgement)!.expected) },
          () => judgement,
        ),
      );
      const good = of('audit-good-multiagency-pct', place, 'theme', cell.breakdown_value);
      const together = this.printed.numerators(good, Number(cell.expected)).low;
      const date = workingDay(this.random, { from: QUARTERS[place]!.from + 30, to: QUARTERS[place]!.to });
      if (judgements.length !== Number(cell.expected))
        throw new RangeError(`audit of ${cell.breakdown_value}`);
      return judgements.reverse().map((judgement, i) => ({
        audit_id: `AUD-${place + 1}`,
        case_id: String(i + 1),
        audit_type: 'multi_agency',
        theme: cell.breakdown_value,
        audit_date: on(date),
        judgement,
        good_multi_agency_working: good !== undefined && i < together ? 'Yes' : 'No',
      }));
    });
    const cell = this.printed.find('audit-lacking-agency-engagement-pct', LAST.y2016);
    const lacking = this.printed.numerators(cell, cases.length).low;
    const order = this.random.shuffled(cases.map((_, i) => i));
    return cases.map((row, i) => ({
      ...row,
      agencies_not_engaged:
        order[i]! < lacking ? this.random.pick(['police', 'schools;acute_trust', 'general_practice']) : '',
    }));
  }

  /** Section 11 and section 175 returns: as it stood in April, and in the summer all of section 11. */
  complianceReturns(): Row[] {
    const asked = this.printed.find('s11-returns-pct', LAST.y2016)!;
    const agencies = ['police', 'acute_trust', 'probation', 'health_commissioner', 'cafcass', 'housing'];
    const rows: Row[] = Array.from({ length: Number(asked.expected) }, (_, i) => ({
      compliance_return_id: `S11-${i + 1}`,
      return_type: 'section_11',
      agency: agencies[i % agencies.length]!,
      organisation: `Organisation ${i + 1}`,
      requested_date: on(day('2016-10-03')),
      due_date: on(day('2017-01-31')),
      submitted_date: on(day('2016-12-01') + 16 * i),
      status: 'completed',
    }));
    for (const cell of this.printedFor('s175-returns', 'status')) {
      for (let i = 0; i < Number(cell.expected); i += 1) {
        const completed = cell.breakdown_value === 'completed';
        rows.push({
          compliance_return_id: `S175-${rows.length}`,
          return_type: 'section_175',
          agency: 'schools',
          organisation: `School ${rows.length}`,
          requested_date: on(day('2017-01-09')),
          due_date: on(day('2017-03-31')),
          submitted_date: completed ? on(anyDay(this.random, { from: YEAR_END - 60, to: YEAR_END })) : null,
          status: cell.breakdown_value,
        });
      }
    }
    return rows;
  }

  /** Who came to the board's four meetings. Where the table is blank the agency was not asked. */
  boardMeetings(): Row[] {
    return this.cells
      .filter(
        (cell) => cell.measure_id === 'board-attendance' && ['record_level', 'no_value'].includes(cell.class),
      )
      .map((cell) => ({
        meeting_type: 'board',
        meeting_id: `BOARD-${cell.period_end.slice(0, 7)}`,
        meeting_date: on(day(`${cell.period_end.slice(0, 7)}-15`)),
        agency: cell.breakdown_value,
        attendance:
          cell.class === 'no_value' ? 'not_required' : cell.expected === '1' ? this.present() : this.absent(),
      }));
  }

  private present(): string {
    return this.random.weighted({ attended: 80, substitute: 20 });
  }

  private absent(): string {
    return this.random.weighted({ apologies: 70, absent: 30 });
  }

  /** Risks on the register at the year's end, and some closed before. */
  risks(): Row[] {
    const total = this.printed.count('risks-logged', LAST.y2016);
    const high = this.printed.count('risks-logged', LAST.y2016, 'level', 'high');
    return Array.from({ length: total + 6 }, (_, i): Row => {
      const raised = anyDay(this.random, { from: Y2016.from, to: Y2016.to - 60 });
      const open = i < total;
      return {
        entry_id: `RISK${i + 1}`,
        register_type: 'risk',
        raised_date: on(raised),
        agency: 'board_business_unit',
        level: i < high ? 'high' : this.random.pick(['medium', 'low']),
        status: open ? 'open' : 'resolved',
        closed_date: open ? null : on(raised + this.random.between(10, 60)),
      };
    });
  }

  /** The serious case review that was completed in the year, and one still under way. */
  caseReviews(): Row[] {
    const completed = this.printed.count('scr-count', LAST.y2016, 'review_stage', 'completed');
    return Array.from({ length: completed + 1 }, (_, i) => ({
      incident_id: `SI${30 + i}`,
      incident_date: on(day('2015-06-10') + 200 * i),
      notified_date: on(day('2015-06-20') + 200 * i),
      review_type: 'serious_case_review',
      commissioned_date: on(day('2015-09-14') + 220 * i),
      completed_date: i < completed ? on(day('2017-02-20')) : null,
    }));
  }
}

function spanOf(cell: PrintedCell): Span {
  return { from: day(cell.period_start), to: day(cell.period_end) };
}
