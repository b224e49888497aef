import type { Column } from '../table.ts';
import { Conditions, readTable } from './read-table.ts';
import type { Resource } from './resource.ts';

const columns: readonly Column[] = [
  { name: 'submission_id', type: 'text', description: 'Id, as in submission_ids of a value.' },
  { name: 'agency', type: 'text', description: 'Agency that sent it.' },
  {
    name: 'organisation',
    type: 'text',
    description: 'Organisation within the agency, where there are several.',
  },
  { name: 'extract', type: 'text', description: 'The return it is.' },
  { name: 'covers_from', type: 'day', description: 'First day it covers.' },
  { name: 'covers_to', type: 'day', description: 'Last day it covers.' },
  { name: 'extracted_on', type: 'day', description: 'Day the data were taken from the agency’s system.' },
  { name: 'received_at', type: 'moment', description: 'When it was received, London time.' },
  { name: 'status', type: 'text', description: 'loaded, held or refused.' },
];

/** What agencies sent: no file name, no count of rows, nothing of what is in it. */
export const submissions: Resource = {
  path: '/v1/submissions',
  name: 'submissions',
  summary: 'What agencies sent',
  description: 'One row for each submission, oldest first.',
  columns,
  filters: [
    { name: 'agency', isMany: true, description: 'Agency that sent it.', example: 'police' },
    { name: 'extract', isMany: true, description: 'The return.', example: 'referrals' },
    { name: 'status', isMany: true, description: 'Status.', values: ['loaded', 'held', 'refused'] },
  ],
  read: (release, given) => {
    const conditions = new Conditions();
    for (const name of ['agency', 'extract', 'status']) conditions.isAnyOf(name, given.get(name));
    return readTable(release, columns, 'submissions', conditions, 'received_at, submission_id');
  },
};
