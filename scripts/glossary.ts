import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { agencies } from '../domain/code-lists/agencies.ts';
import { stages } from '../web/front-sheet-rows.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly why_it_matters: string;
  readonly numerator_words: string;
  readonly denominator_words?: string;
  readonly polarity: string;
  readonly owner?: string;
  readonly journey_stage?: string;
  readonly national_reference?: string;
  readonly caveats?: string;
  readonly definition_history?: string;
  readonly part?: boolean;
  readonly additional?: boolean;
}

interface Meta extends Partial<Entry> {
  readonly measures?: readonly Entry[];
}

/** Words of the board's trade, in plain English. What a measure counts stands with the measure. */
const terms: readonly (readonly [string, string])[] = [
  [
    'Assessment',
    'What a social worker finds out about a child and the family after a referral. It should be done within 45 working days.',
  ],
  [
    'Child in need',
    'A child whom social care helps under section 17 of the Children Act 1989, with the family’s consent.',
  ],
  [
    'Child protection conference',
    'The meeting of professionals and family that decides whether a child needs a protection plan. The first should be held within 15 working days of the strategy discussion.',
  ],
  [
    'Child protection plan',
    'The plan that says what has to change for a child who is at risk of significant harm, and who does what.',
  ],
  [
    'Contact',
    'Somebody tells social care about a child. A contact about three children counts three times. It becomes a referral when social care decides to act.',
  ],
  [
    'Core group',
    'The few professionals and family members who carry a protection plan out between conferences.',
  ],
  [
    'Coverage',
    'The days for which an agency has sent its data. A figure is given only where every day it needs is covered.',
  ],
  ['Designated officer (LADO)', 'Who oversees allegations against people who work with children.'],
  [
    'Direction of travel',
    'Which way a figure went, against the period before and the same period last year, and whether that is better or worse.',
  ],
  ['Early help', 'Help for a family before social care has to step in.'],
  ['Looked-after child', 'A child in the care of the authority. Agreed short breaks are not counted.'],
  [
    'Maturing',
    'A figure that can still change, because what follows from the latest events has not happened yet.',
  ],
  ['Median', 'The middle one when all are put in order; half are above it and half below.'],
  [
    'Not available, not applicable',
    'Not available: the figure is owed and is not here, with the reason. Not applicable: there was nothing to count, so a percentage has no meaning. Neither is ever shown as 0.',
  ],
  ['Polarity', 'Whether a higher or a lower figure is good. Many figures show activity, and neither is.'],
  [
    'Provisional, revised',
    'Provisional: made with an estimate or return that may be replaced. Revised: differs from what was published before.',
  ],
  [
    'Rate per 10,000',
    'The count for every 10,000 children aged 0 to 17 who live in the area, so that areas of different size can be compared.',
  ],
  ['Re-referral', 'A referral of a child who had an earlier one in the 12 months before.'],
  [
    'Section 47 enquiry',
    'The enquiry that social care must make when a child may be suffering significant harm (Children Act 1989, section 47).',
  ],
  [
    'Statistical neighbours',
    'The ten authorities whose families and places are most like this one, as the Department for Education groups them.',
  ],
  [
    'Strategy discussion',
    'Social care, police and health decide together whether a section 47 enquiry is needed.',
  ],
  [
    'Suppressed',
    'Hidden because the number is so small that a child could be recognised, or because a hidden number could be worked out from it.',
  ],
  ['Toxic trio', 'Domestic abuse, parents’ substance misuse and parents’ mental ill health in one family.'],
  [
    'Usual range',
    'How far a figure moves from month to month when nothing has changed. A figure outside it asks for an explanation.',
  ],
];

const polarities: Readonly<Record<string, string>> = {
  low: 'Lower is better.',
  high: 'Higher is better.',
  neutral: 'It shows activity; neither way is good by itself.',
  banded: 'Best between two limits.',
};

/** The glossary as Markdown: the words first, then every measure of the catalogue by stage of the child’s journey. */
export function glossary(root: string): string {
  const entries = readEntries(root);
  const own = entries.filter((entry) => !entry.additional);
  const added = entries.filter((entry) => entry.additional);
  const lines = [
    '# Glossary',
    '',
    '<!-- Made from the catalogue by scripts/make-glossary.ts. -->',
    '',
    `The words that the scorecard uses, and what each of its ${own.length} measures counts.`,
    '',
    '## Words',
    '',
    ...terms.flatMap(([term, meaning]) => [`**${term}.** ${meaning}`, '']),
  ];
  for (const [stage, title] of stages) {
    const here = own.filter((entry) => entry.journey_stage === stage);
    if (here.length === 0) continue;
    lines.push(`## ${title}`, '', ...here.flatMap(describe));
  }
  lines.push(
    '## Added to the catalogue',
    '',
    'Measures of children whom two agencies know. They stand beside the board’s own.',
    '',
    ...added.flatMap(describe),
  );
  return `${lines.join('\n').trimEnd()}\n`;
}

function describe(entry: Entry): string[] {
  const owner = agencies.codes.find(({ code }) => code === entry.owner)?.label ?? entry.owner;
  const counted = entry.denominator_words
    ? `Counted: ${lower(entry.numerator_words)}; out of: ${lower(entry.denominator_words)}.`
    : `Counted: ${lower(entry.numerator_words)}.`;
  return [
    `### ${entry.title}`,
    '',
    `${entry.definition.trim()} ${entry.why_it_matters.trim()}`,
    '',
    [
      counted,
      polarities[entry.polarity],
      `Supplied by: ${owner}.`,
      entry.national_reference ? `National reference: ${entry.national_reference}.` : '',
      entry.caveats ? `Take care: ${entry.caveats.trim()}` : '',
      entry.definition_history ? `Before: ${entry.definition_history.trim()}` : '',
      `(\`${entry.id}\`)`,
    ]
      .filter(Boolean)
      .join(' '),
    '',
  ];
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).trim();
}

function readEntries(root: string): Entry[] {
  const folder = join(root, 'models', 'measures');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8').split(/^unit_tests:/m)[0]!;
      const { models } = parse(text) as { models: { config?: { meta?: Meta } }[] };
      return models.flatMap(({ config }) => {
        const { measures = [], ...meta } = config?.meta ?? {};
        return measures.filter(({ part }) => !part).map((entry): Entry => ({ ...meta, ...entry }));
      });
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
}
