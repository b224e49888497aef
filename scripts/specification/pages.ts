import type { Column, Connector } from '../../connectors/connector.ts';
import type { CodeList } from '../../domain/code-lists/code-list.ts';
import { codeLists } from '../../domain/code-lists/index.ts';
import { personalWords, typeWords } from '../../pipelines/ingest/template/definitions-sheet.ts';
import { exampleCells } from './example-cells.ts';
import { agencyName, indexPage } from './index-page.ts';

/** The pages of the data specification: path below its folder -> Markdown. */
export function specificationPages(connectors: readonly Connector[]): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  pages.set('README.md', indexPage(connectors));
  pages.set('code-lists.md', codeListsPage(connectors));
  for (const connector of connectors)
    pages.set(`${connector.agency}/${connector.extract}.md`, returnPage(connector));
  return pages;
}

const restates: Readonly<Record<Connector['replaces'], string>> = {
  reporting_year:
    'The file restates its days: rows held for them are replaced by their key, and those that it leaves out are withdrawn.',
  key: 'Each row replaces the row with the same key. Nothing is withdrawn.',
  appends: 'Each row is added. A row whose key is held with other content is refused.',
};

function returnPage(connector: Connector): string {
  const { coverage, acceptedFrom = [], keyIfNoId } = connector;
  const headings = new Map(connector.columns.map(({ name, header }) => [name, header]));
  const named = (name: string) => `**${headings.get(name) ?? name}**`;
  const examples = exampleCells(connector);
  const belongs =
    coverage === 'none'
      ? 'The return is not dated.'
      : 'date' in coverage
        ? `A row belongs to the days in which its ${named(coverage.date)} lies.`
        : `A row belongs to every day from its ${named(coverage.from)} to its ${named(coverage.to)}, or onwards while that is blank.`;
  const facts = [
    `- **Sent by** ${agencyName(connector.agency)}${acceptedFrom.length > 0 ? `; also accepted from ${acceptedFrom.map(agencyName).join(', ')}` : ''}`,
    `- **How often** ${connector.frequency}, due ${connector.dueWorkingDays} working days after the end of the period`,
    `- **One row is told from another by** ${connector.key.map(named).join(', ')}${keyIfNoId ? `; where there is no id, by ${keyIfNoId.map(named).join(', ')} and the order of equal rows` : ''}`,
    `- **When it is sent again** ${restates[connector.replaces]} ${belongs}`,
    ...(connector.national ? [`- **The same data are in** ${connector.national}`] : []),
  ];
  return `# ${connector.title}

\`${connector.extract}\`. ${connector.grain}.

${facts.join('\n')}
${connector.note ? `\n${connector.note}\n` : ''}
| heading | must be filled | what it means | what it holds | such as | personal data | other headings |
| --- | --- | --- | --- | --- | --- | --- |
${connector.columns.map((column) => columnLine(column, examples.get(column.header) ?? '')).join('\n')}

The cells under *such as* are invented.
`;
}

function columnLine(column: Column, example: string): string {
  const list = column.list ? codeLists[column.list] : undefined;
  const holds = list ? `[${cell(list.title)}](../code-lists.md#${list.name})` : typeWords[column.type];
  return `| ${[
    `**${cell(column.header)}**`,
    column.required ? 'yes' : '',
    cell(column.description) + (column.mayBeFuture ? '. May lie in the future' : ''),
    holds + (column.multiple ? ', several separated by semicolons' : ''),
    cell(example),
    personalWords[column.personal],
    cell((column.also ?? []).join(', ')),
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
