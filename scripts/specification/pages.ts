import type { Column, Connector } from '../../connectors/connector.ts';
import { agencies } from '../../domain/code-lists/agencies.ts';
import type { CodeList } from '../../domain/code-lists/code-list.ts';
import { codeLists } from '../../domain/code-lists/index.ts';
import { personalWords, typeWords } from '../../pipelines/ingest/template/definitions-sheet.ts';

/** The pages of the data specification: path below its folder -> Markdown. */
export function specificationPages(connectors: readonly Connector[]): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  pages.set('README.md', indexPage(connectors));
  pages.set('code-lists.md', codeListsPage(connectors));
  for (const connector of connectors)
    pages.set(`${connector.agency}/${connector.extract}.md`, returnPage(connector));
  return pages;
}

function agencyName(code: string): string {
  if (code === 'any') return 'Any agency';
  return agencies.codes.find((agency) => agency.code === code)?.label ?? code;
}

function indexPage(connectors: readonly Connector[]): string {
  const groups = new Map<string, Connector[]>();
  for (const connector of connectors)
    groups.set(connector.agency, [...(groups.get(connector.agency) ?? []), connector]);
  const lists = [...groups].map(
    ([agency, own]) =>
      `## ${agencyName(agency)}\n\n| return | what it holds | how often |\n| --- | --- | --- |\n${own
        .map(
          ({ extract, title, frequency }) =>
            `| [${extract}](${agency}/${extract}.md) | ${cell(title)} | ${frequency} |`,
        )
        .join('\n')}\n`,
  );
  return `# What each agency sends

Every return is a table with one row for each event or spell. Send it as an Excel workbook (.xlsx) or as CSV. Columns may
stand in any order and under the headings given here; columns that are not listed are not read. Blank templates with
drop-downs are in the folder \`templates\`.

- **Say which days the file covers**: in its name, such as \`referrals_2017-04-01_2017-09-30.csv\` or
  \`referrals_2017-18-Q2.csv\` (from 1 April to the end of that quarter), or on a sheet named Return details. Rows that were
  sent before for those days and are not in the file are withdrawn.
- **Write dates with the day first**, 05/04/2017, or as Excel dates. Years need four digits.
- **Nothing to report** is a file with the headings, no rows and its days.
- **Every file is answered** with a receipt that lists what was counted and what must be mended.

${lists.join('\n')}
The values of coded columns are on the page [code lists](code-lists.md).
`;
}

const restates: Readonly<Record<Connector['replaces'], string>> = {
  reporting_year:
    'The file restates its days: rows held for them are replaced by their key, and those that it leaves out are withdrawn.',
  key: 'Each row replaces the row with the same key. Nothing is withdrawn.',
  appends: 'Each row is added. A row whose key is held with other content is refused.',
};

function returnPage(connector: Connector): string {
  const { coverage, acceptedFrom = [], keyIfNoId } = connector;
  const belongs =
    coverage === 'none'
      ? 'The return is not dated.'
      : 'date' in coverage
        ? `A row belongs to the days in which its \`${coverage.date}\` lies.`
        : `A row belongs to every day from its \`${coverage.from}\` to its \`${coverage.to}\`, or onwards while that is blank.`;
  const facts = [
    `- **Sent by** ${agencyName(connector.agency)}${acceptedFrom.length > 0 ? `; also accepted from ${acceptedFrom.map(agencyName).join(', ')}` : ''}`,
    `- **How often** ${connector.frequency}, due ${connector.dueWorkingDays} working days after the end of the period`,
    `- **One row is told from another by** ${connector.key.map((name) => `\`${name}\``).join(', ')}${keyIfNoId ? `; where there is no id, by ${keyIfNoId.map((name) => `\`${name}\``).join(', ')} and the order of equal rows` : ''}`,
    `- **When it is sent again** ${restates[connector.replaces]} ${belongs}`,
    ...(connector.national ? [`- **The same data are in** ${connector.national}`] : []),
  ];
  return `# ${connector.title}

\`${connector.extract}\`. ${connector.grain}.

${facts.join('\n')}
${connector.note ? `\n${connector.note}\n` : ''}
| heading | other headings | must be filled | what it holds | what it means | personal data |
| --- | --- | --- | --- | --- | --- |
${connector.columns.map(columnLine).join('\n')}
`;
}

function columnLine(column: Column): string {
  const list = column.list ? codeLists[column.list] : undefined;
  const holds = list ? `[${cell(list.title)}](../code-lists.md#${list.name})` : typeWords[column.type];
  return `| ${[
    `**${cell(column.header)}**`,
    cell((column.also ?? []).join(', ')),
    column.required ? 'yes' : '',
    holds + (column.multiple ? ', several separated by semicolons' : ''),
    cell(column.description) + (column.mayBeFuture ? '. May lie in the future' : ''),
    personalWords[column.personal],
  ].join(' | ')} |`;
}

function codeListsPage(connectors: readonly Connector[]): string {
  const used = new Set(
    connectors.flatMap(({ columns }) => columns.flatMap(({ list }) => (list ? [list] : []))),
  );
  const sections = [...used]
    .sort()
    .map((name): CodeList => codeLists[name])
    .map((list) => {
      const rule = list.open
        ? 'Other values are kept as written and reported.'
        : 'Any other value is read as blank and reported.';
      const head = `## ${list.name}\n\n${list.title}. Source: ${list.source}. ${rule}\n`;
      if (list.codesFrom) return `${head}\nThe codes and names are those of the return areas.\n`;
      const rows = list.codes.map(
        ({ code, label, synonyms = [] }) =>
          `| ${cell(code)} | ${cell(label)} | ${cell(synonyms.join(', '))} |`,
      );
      return `${head}\n| code | label | also read |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
    });
  return `# Code lists

A cell may hold the code, the label or one of the other words, in capitals or not, with or without a list letter such as
\`a)\` before it.

${sections.join('\n')}`;
}

/** Text inside a table cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
