import { type Connector, maySend } from '../../connectors/connector.ts';
import { agencies } from '../../domain/code-lists/agencies.ts';

/** The name of an inbox folder for people. */
export function agencyName(code: string): string {
  if (code === 'any') return 'Any agency';
  return agencies.codes.find((agency) => agency.code === code)?.label ?? code;
}

/** The first page: how to send a return, and what each agency sends. */
export function indexPage(connectors: readonly Connector[]): string {
  const owners = [...new Set(connectors.map(({ agency }) => agency))].filter((agency) => agency !== 'any');
  return `# What each agency sends

This is the agreement between the partnership and those who send it data: which returns there are, what each column means,
and what happens to what is sent. Each return has a page of its own; the words that coded columns may hold are on the page
[code lists](code-lists.md).

## How to send a return

1. Take a template from the folder \`templates\`, or your own export. A return is a table with one row for each event or
   spell, as an Excel workbook (.xlsx) or as CSV. Columns may stand in any order, under the headings given here or the
   other headings that are listed; columns that are not listed are not read.
2. Say which days it covers: in the name of the file, such as \`referrals_2017-04-01_2017-09-30.csv\` or
   \`referrals_2017-18-Q2.csv\` (from 1 April to the end of that quarter), or on the sheet Return details. Send it when those
   days are over: nothing after the day of receipt can be known.
3. Put it into your folder of the inbox, \`inbox/<agency>/\`; where several bodies share a folder, into their own inside it.
4. Read the receipt, in the folder \`receipts\` under the same name. It says what was counted, and names sheet, cell and
   remedy of everything that was not. Mend all of it and put the file into the inbox again.

## What is good to know

- **Dates** have the day first, 05/04/2017, or are Excel dates. Years need four digits.
- **A correction** is the whole return again: it takes the place of the one before, and what it leaves out for its days is
  withdrawn. This also holds for last year. The same file twice does nothing.
- **Nothing to report** is a file with the headings, no rows and its days. A file that does not come is never taken for a zero.
- **What cannot be read**: files with a password, old .xls files, PDF and pictures. Macros are ignored.
- **A file that looks like half a return**, or very different from the last ones, waits until the board's officer has
  looked at it. The receipt says so.
- **Files for a national return** can be sent as they are: Annex A, SSDA903 (CSV or XML), the children in need census (XML or
  CSV) and the school census tables, with their days in the name, such as \`annex_a_2017-04-01_2017-09-30.xlsx\`.

## What happens to personal data

- Child ids, NHS numbers and UPNs are replaced by keyed codes as a file is read. Dates of birth are kept apart; only ages are used.
- Names and postcodes, where a return has them at all, are read to link a child across agencies and then dropped. You may
  send link tokens instead of them.
- Names, addresses and free text are not kept outside the folder of files as received, which only the loading account can read.
- A receipt never repeats what stands in a cell. A return of totals in which a cell looks like a person is refused.
- Published figures hide numbers of children from 1 to 5, with whatever they could be worked back from.

${owners.map((agency) => agencySection(agency, connectors)).join('\n')}`;
}

function agencySection(agency: string, connectors: readonly Connector[]): string {
  const own = connectors.filter((connector) => connector.agency === agency);
  const also = connectors.filter((connector) => connector.agency !== agency && maySend(connector, agency));
  const line = ({ extract, title, frequency, dueWorkingDays }: Connector) =>
    `| [${extract}](${agency}/${extract}.md) | ${title} | ${frequency}, within ${dueWorkingDays} working days |`;
  const links = also.map(({ extract, agency: owner, title }) => `[${title}](${owner}/${extract}.md)`);
  return `## ${agencyName(agency)}

| return | what it holds | how often |
| --- | --- | --- |
${own.map(line).join('\n')}
${links.length > 0 ? `\nMay also send: ${links.join('; ')}.\n` : ''}`;
}
