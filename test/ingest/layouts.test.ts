import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csv, TestWorkspace } from './workspace.ts';

const fixtures = new URL('../../fixtures/layouts', import.meta.url).pathname;
const sample = (path: string) => readFileSync(join(fixtures, path));
const care = 'childrens_social_care';

function late(): TestWorkspace {
  const workspace = new TestWorkspace();
  workspace.now = '2025-06-01T09:00:00';
  return workspace;
}

describe('an Annex A workbook', () => {
  const path = `${care}/annex_a_2020-09-01_2021-03-31.xlsx`;

  it('is answered list by list, with what each cannot give', async () => {
    const workspace = late();
    const receipt = await workspace.send(path, sample('annex_a/Annex_A_2024_Jan.xlsx'));
    expect(receipt).toMatchObject({
      extract: null,
      verdict: 'accepted_with_issues',
      window: { from: '2020-09-01', to: '2021-03-31', taken_from: 'file_name' },
    });
    expect(
      receipt.parts.map((part) => `${part.sheet} ${part.extract} ${part.rows_accepted}`),
    ).toMatchInlineSnapshot(`
      [
        "List 1 contacts 5",
        "List 1 children 5",
        "List 2 early_help_episodes 5",
        "List 2 children 5",
        "List 3 referrals 6",
        "List 3 children 6",
        "List 4 assessments 5",
        "List 4 children 5",
        "List 5 section_47_enquiries 5",
        "List 5 child_protection_conferences 3",
        "List 5 children 5",
        "List 6 children_in_need_episodes 5",
        "List 6 children 5",
        "List 7 child_protection_plans 7",
        "List 7 statutory_visits 7",
        "List 7 child_protection_conferences 5",
        "List 7 children 7",
        "List 8 looked_after_episodes 5",
        "List 8 children 5",
        "List 9 null 0",
        "List 10 null 0",
        "List 11 null 0",
      ]
    `);
    expect(receipt.issues.filter(({ code }) => code === 'NOT_NEEDED').map(({ sheet }) => sheet)).toEqual([
      'List 9',
      'List 10',
      'List 11',
    ]);
    expect(
      receipt.issues.find(({ code, sheet }) => code === 'LAYOUT_LIMIT' && sheet === 'List 1')!.message,
    ).toContain('contacts.outcome');
    expect(await workspace.query('select count(*) as columns from ledger.absent_columns')).toEqual([
      { columns: 37 },
    ]);
    // The conference of list 5 belongs to its enquiry by the id that was made for it.
    expect(
      await workspace.query(`
        select conferences.outcome, count(*) as rows from raw.child_protection_conferences as conferences
        inner join raw.section_47_enquiries using (section_47_enquiry_id, child_id) group by all`),
    ).toEqual([{ outcome: 'plan_made', rows: 3 }]);
    expect(
      await workspace.query('select distinct outcome from raw.assessments where outcome is not null'),
    ).toEqual([{ outcome: 'CS Assessment Updated' }]);
  });

  it('leaves what its lists do not tell of a child as it is held', async () => {
    const workspace = late();
    await workspace.send(
      `${care}/children.csv`,
      csv('Child ID,District,Preferred language', '9212044,North,English'),
    );
    await workspace.send(path, sample('annex_a/Annex_A_2024_Jan.xlsx'));
    expect(
      await workspace.held(
        'children',
        'district, preferred_language, sex, cast(date_of_birth as varchar) as born',
      ),
    ).toContainEqual({ district: 'E07009901', preferred_language: 'english', sex: 'F', born: '2015-01-25' });
  });

  it('restates the conferences of all its lists together', async () => {
    const workspace = late();
    await workspace.send(path, sample('annex_a/Annex_A_2024_Jan.xlsx'));
    const before = await workspace.held('child_protection_conferences', 'conference_type, conference_date');
    // The same lists again, one byte apart.
    const bytes = Buffer.concat([sample('annex_a/Annex_A_2024_Jan.xlsx')]);
    const again = await workspace.send(`${care}/annex_a_2020-09-01_2021-03-31 (2).xlsx`, withComment(bytes));
    expect(again.rows_withdrawn).toBe(0);
    expect(await workspace.held('child_protection_conferences', 'conference_type, conference_date')).toEqual(
      before,
    );
  });
});

/** The same archive with a comment of one byte: other bytes, the same workbook. */
function withComment(zip: Buffer): Buffer {
  const bytes = Buffer.concat([zip, Buffer.from('x')]);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  bytes.writeUInt16LE(1, end + 20);
  return bytes;
}

describe('SSDA903', () => {
  const episodes = csv(
    'CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC',
    '1,01/05/2017,S,C2,N1,U1,01/08/2017,X1',
    '1,01/08/2017,P,C2,N1,U4,,',
  );
  const uasc = csv('CHILD,SEX,DOB,DUC', '1,1,01/01/2002,30/06/2017');
  const flags = (workspace: TestWorkspace) =>
    workspace.held(
      'looked_after_episodes',
      'cast(start_date as varchar) as start, unaccompanied_asylum_seeker as flag',
    );

  it.each([
    ['episodes first', [episodes, uasc]],
    ['uasc first', [uasc, episodes]],
  ])('marks the episodes of an unaccompanied child up to DUC: %s', async (_name, files) => {
    const workspace = late();
    for (const [index, content] of files.entries()) await workspace.send(`${care}/${index}.csv`, content);
    expect(await flags(workspace)).toEqual([
      { start: '2017-05-01', flag: true },
      { start: '2017-08-01', flag: null },
    ]);
    // Named children are no rows of the extract and cover no days of it.
    expect(
      await workspace.query(
        "select count(*) as windows from ledger.submissions where layout = 'ssda903/uasc' and covers_to is not null",
      ),
    ).toEqual([{ windows: 0 }]);
  });

  it('loads the tables that measures use and says why the others are not', async () => {
    const workspace = late();
    const tables = [
      'header',
      'episodes',
      'missing',
      'uasc',
      'reviews',
      'oc2',
      'oc3',
      'ad1',
      'placed_for_adoption',
      'previous_permanence',
    ];
    for (const table of tables) workspace.drop(`${care}/${table}.csv`, sample(`ssda903/${table}.csv`));
    await workspace.ingest();
    const answers = tables.map((table) => {
      const receipt = workspace.receipt(`${care}/${table}.csv`);
      const why =
        receipt.issues.find(({ code }) => code === 'NOT_NEEDED' || code === 'CANNOT_LOAD')?.code ?? '';
      return `${table} ${receipt.verdict} ${receipt.extract} ${receipt.rows_accepted}/${receipt.rows_read} ${why}`.trim();
    });
    expect(answers).toMatchInlineSnapshot(`
      [
        "header accepted_with_issues children 2675/2675",
        "episodes accepted_with_issues looked_after_episodes 5050/5050",
        "missing accepted_with_issues missing_episodes 43/43",
        "uasc accepted looked_after_episodes 132/132",
        "reviews accepted_with_issues null 0/12582 CANNOT_LOAD",
        "oc2 accepted_with_issues null 0/2675 NOT_NEEDED",
        "oc3 accepted_with_issues null 0/53 NOT_NEEDED",
        "ad1 accepted_with_issues null 0/29 NOT_NEEDED",
        "placed_for_adoption accepted_with_issues null 0/29 NOT_NEEDED",
        "previous_permanence accepted_with_issues null 0/2675 NOT_NEEDED",
      ]
    `);
  });

  it('is the same as XML', async () => {
    const workspace = late();
    const receipt = await workspace.send(
      `${care}/ssda903_2017-04-01_2018-03-31.xml`,
      sample('ssda903/fake_903.xml'),
    );
    expect(
      receipt.parts.map((part) => `${part.sheet} ${part.extract} ${part.rows_accepted}/${part.rows_read}`),
    ).toMatchInlineSnapshot(`
      [
        "header children 253/253",
        "episodes looked_after_episodes 458/459",
        "missing missing_episodes 6/6",
        "uasc looked_after_episodes 12/12",
        "reviews null 0/1206",
        "oc2 null 0/253",
        "placed_adoption null 0/3",
        "prev_perm null 0/253",
      ]
    `);
  });
});

describe('the children in need census', () => {
  it('is taken apart into returns', async () => {
    const workspace = late();
    const receipt = await workspace.send(
      `${care}/CIN_Census_2021.xml`,
      sample('cin_census/CIN_Census_2021.xml'),
    );
    expect(receipt.window).toEqual({ from: null, to: null, taken_from: 'not_stated' });
    expect(
      receipt.parts.map((part) => `${part.sheet} ${part.extract} ${part.rows_accepted}/${part.rows_read}`),
    ).toMatchInlineSnapshot(`
      [
        "ChildIdentifiers, ChildCharacteristics children 0/1",
        "CINdetails referrals 1/1",
        "CINdetails children_in_need_episodes 1/1",
        "Assessments assessments 1/1",
        "Section47 section_47_enquiries 1/1",
        "Section47 child_protection_conferences 1/1",
        "ChildProtectionPlans child_protection_plans 1/1",
        "Reviews child_protection_conferences 1/1",
        "CINplanDates null 0/1",
        "DateOfInitialCPC child_protection_conferences 1/1",
      ]
    `);
    expect(
      await workspace.query(`
        select conference_type as type, cast(conference_date as varchar) as day, cast(due_date as varchar) as due,
          section_47_enquiry_id is not null as has_enquiry
        from raw.child_protection_conferences order by conference_date`),
    ).toMatchInlineSnapshot(`
      [
        {
          "day": "1970-06-17",
          "due": "1970-06-23",
          "has_enquiry": true,
          "type": "initial",
        },
        {
          "day": "1970-12-06",
          "due": null,
          "has_enquiry": false,
          "type": "initial",
        },
        {
          "day": "1971-02-15",
          "due": null,
          "has_enquiry": false,
          "type": "review",
        },
      ]
    `);
    expect(await workspace.query('select factors, assessment_type as type from raw.assessments')).toEqual([
      { factors: '2A;2B', type: 'single' },
    ]);
  });

  it('of 332 children loads', async () => {
    const workspace = late();
    const receipt = await workspace.send(
      `${care}/cin_census_2020-04-01_2023-03-31.xml`,
      sample('cin_census/fake_CIN_data.xml'),
    );
    expect(receipt.parts[0]).toMatchObject({ extract: 'children', rows_read: 332 });
    expect(receipt.rows_accepted + receipt.rows_refused).toBe(receipt.rows_read);
  });

  it('as CSV is read module by module, a conference that two modules name once', async () => {
    const workspace = late();
    const days = '2017-04-01_2018-03-31';
    await workspace.send(
      `${care}/cin_census_section47_${days}.csv`,
      csv(
        'LAchildID,S47ActualStartDate,InitialCPCtarget,DateOfInitialCPC,ICPCnotRequired',
        'A1,2017-05-02,2017-05-23,2017-05-20,0',
      ),
    );
    await workspace.send(
      `${care}/cin_census_cindetails_${days}.csv`,
      csv(
        'LAchildID,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,ReasonForClosure,DateOfInitialCPC,ReferralNFA',
        'A1,2017-04-20,1A,N1,,,2017-05-20,0',
        'A2,2017-04-21,6,N1,,,,1',
      ),
    );
    expect(
      await workspace.held(
        'child_protection_conferences',
        'section_47_enquiry_id is not null as has_enquiry',
      ),
    ).toEqual([{ has_enquiry: true }]);
    expect(await workspace.held('children_in_need_episodes', 'cast(start_date as varchar) as start')).toEqual(
      [{ start: '2017-04-20' }],
    );
  });
});

describe('the school census', () => {
  const school = 'education/academy';
  const pupils = csv(
    'pupilonrolltableid,NativeId,pupilonrollorderseqcolumn,sourceid,upn,surname,termlysessionspossible',
    'p1,S,1,x,A801200005001,SMITH,139.0',
    'p2,S,2,x,B801200005001,JONES,130.0',
  );
  const details = csv(
    'termlysessiondetailsonrolltableid,NativeId,termlysessiondetailsonrollorderseqcolumn,sourceid,pupilonrolltableid,attendancereason,sessions',
    'd1,S,1,x,p1,I,4.0',
    'd2,S,2,x,p1,U,3.0',
  );
  const exclusions = csv(
    'termlyexclusionsonrolltableid,NativeId,termlyexclusionsonrollorderseqcolumn,sourceid,pupilonrolltableid,startdate,sessions,category',
    'e1,S,1,x,p2,2025-Feb-14 00:00:00,10.0,FIXD',
    'e2,S,2,x,p2,2025-Feb-20 00:00:00,10.0,SUSP',
    'e3,S,3,x,p2,2025-Mar-02 00:00:00,10.0,PERM',
  );
  const send = (workspace: TestWorkspace, table: string, content: string) =>
    workspace.send(`${school}/2025_spring_${table}.csv`, content);

  it('is joined into attendance whichever table comes first', async () => {
    const workspace = late();
    const first = await send(workspace, 'termlyexclusionsonroll', exclusions);
    expect(first).toMatchObject({ verdict: 'accepted_with_issues', rows_read: 3, rows_accepted: 0 });
    expect(first.parts).toMatchObject([{ extract: null }]);
    expect(first.issues[0]).toMatchObject({ code: 'CANNOT_LOAD' });
    await send(workspace, 'pupilonroll', pupils);
    const last = await send(workspace, 'termlysessiondetailsonroll', details);
    expect(last).toMatchObject({ extract: 'pupil_attendance', rows_accepted: 2 });
    expect(
      await workspace.held(
        'pupil_attendance',
        'cast(term_end_date as varchar) as term_end, sessions_possible as possible, sessions_missed as missed, suspensions, permanently_excluded as permanent',
      ),
    ).toEqual([
      { term_end: '2024-12-31', possible: 130, missed: 0, suspensions: 2, permanent: true },
      { term_end: '2024-12-31', possible: 139, missed: 7, suspensions: 0, permanent: false },
    ]);
    const raw = JSON.stringify(await workspace.query('from raw.pupil_attendance'));
    expect(raw).not.toContain('SMITH');
  });

  it('without exclusions says that it cannot give them', async () => {
    const workspace = late();
    await send(workspace, 'pupilonroll', pupils);
    await send(workspace, 'termlysessiondetailsonroll', details);
    expect(await workspace.query('select column_name from ledger.absent_columns order by all')).toEqual([
      { column_name: 'permanently_excluded' },
      { column_name: 'suspensions' },
    ]);
  });

  it('of the samples cannot be loaded without pupilonroll', async () => {
    const workspace = late();
    for (const name of ['pupilnolongeronroll', 'termlyexclusionsonroll']) {
      const receipt = await workspace.send(
        `education/2025_spring_${name}.csv`,
        sample(`school_census/2025_spring_${name}.csv`),
      );
      expect(receipt).toMatchObject({ verdict: 'accepted_with_issues', rows_accepted: 0, rows_refused: 0 });
      expect(receipt.issues[0]!.code).toBe('CANNOT_LOAD');
    }
  });
});
