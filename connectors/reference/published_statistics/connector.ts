import { type Column, defineConnector } from '../../connector.ts';

const column = (
  name: string,
  header: string,
  type: Column['type'],
  description: string,
  more: Partial<Column> = {},
): Column => ({
  name,
  header,
  type,
  required: false,
  personal: 'none',
  use: ['measure'],
  description,
  ...more,
});

export default defineConnector({
  extract: 'published_statistics',
  agency: 'reference',
  title: 'Published statistics of all areas',
  grain: 'One row per indicator, category, area and period',
  national: 'Department for Education and ONS tables, as explore-education-statistics publishes them',
  key: ['indicator', 'category', 'area_id', 'period_end'],
  replaces: 'key',
  coverage: 'none',
  frequency: 'annual',
  dueWorkingDays: 20,
  note: 'Drop the published file as it is; this form is for figures that come in no such file.',
  columns: [
    column('indicator', 'Indicator', 'id', 'What is counted, such as referrals or referral_rate', {
      required: true,
      use: ['key'],
    }),
    column('category', 'Indicator category', 'text', 'Part of it, where the table has parts', {
      use: ['key'],
    }),
    column('geographic_level', 'Geographic level', 'id', 'National, Regional or Local authority', {
      required: true,
      use: ['breakdown'],
    }),
    column('area_id', 'Area number', 'id', 'Number of a local authority (829), else the ONS code', {
      required: true,
      use: ['key'],
    }),
    column('area_code', 'Published area code', 'id', 'ONS code as published that year', {
      use: ['breakdown'],
    }),
    column('area_name', 'Published area name', 'text', 'Name as published', { use: ['breakdown'] }),
    column('region_code', 'Published region code', 'id', 'Region the area lies in', { use: ['breakdown'] }),
    column('region_name', 'Published region name', 'text', 'Its name', { use: ['breakdown'] }),
    column(
      'period_end',
      'Published period to',
      'date',
      'Last day of the year; 30 June for a mid-year estimate',
      {
        required: true,
        use: ['key'],
      },
    ),
    column('figure', 'Published figure', 'decimal', 'Blank where the publication gives a symbol'),
    column('symbol', 'Published symbol', 'text', 'c, u, x, z or - in place of a figure'),
  ],
});
