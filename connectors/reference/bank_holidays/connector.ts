import { defineConnector } from '../../connector.ts';

export default defineConnector({
  extract: 'bank_holidays',
  agency: 'reference',
  title: 'Bank holidays in England',
  grain: 'One row per holiday',
  national: 'gov.uk bank holidays, England',
  key: ['holiday_date'],
  replaces: 'key',
  coverage: 'none',
  frequency: 'annual',
  dueWorkingDays: 20,
  columns: [
    {
      name: 'holiday_date',
      header: 'Date',
      also: ['date'],
      type: 'date',
      required: true,
      mayBeFuture: true,
      personal: 'none',
      use: ['key'],
      description: 'Date of the holiday',
    },
    {
      name: 'name',
      header: 'Name',
      also: ['Holiday'],
      type: 'text',
      required: false,
      personal: 'none',
      use: ['check'],
      description: 'Name of the holiday',
    },
  ],
});
