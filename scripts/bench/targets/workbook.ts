import { spawnSync } from 'node:child_process';
import { benchWorkspace, dropFiles, removeWorkspace, secondsOfNight } from '../authority/workspace.ts';
import { authorityYears } from '../authority/years.ts';
import type { Bench } from '../bench.ts';
import { bundledCommand, secondsOf } from '../process.ts';
import { bundledProgram } from '../projects/bundled-program.ts';

const now = '2018-04-03T06:00:00';

/** Forty sheets of sixty rows and fourteen columns with exceljs and nothing else: what a quarterly workbook must cost. */
const forty = `import ExcelJS from 'exceljs';
  const book = new ExcelJS.Workbook();
  const head = { font: { bold: true }, border: { bottom: { style: 'thin' } } };
  for (let s = 0; s < 40; s++) {
    const sheet = book.addWorksheet('Table_' + s);
    sheet.columns = Array.from({ length: 14 }, (_, i) => ({ header: 'Column ' + i, width: 16 }));
    sheet.getRow(1).eachCell((cell) => Object.assign(cell, head));
    for (let r = 0; r < 60; r++) sheet.addRow(Array.from({ length: 14 }, (_, c) => (c ? r * c + 0.5 : 'Row ' + r)));
  }
  const bytes = await book.xlsx.writeBuffer();
  if (bytes.byteLength < 50_000) throw new Error('The yardstick wrote too little.');`;

const quarterly: Bench = {
  id: 'T8',
  title: '`sightline dataset`: workbook, CSV, Parquet and their description',
  yardstick: 'exceljs alone writing 40 sheets of 60 rows',
  limit: 3,
  pairs: 5,
  async prepare() {
    const dir = benchWorkspace();
    dropFiles(dir, authorityYears(1));
    secondsOfNight(dir, now);
    const program = await bundledProgram('forty-sheets', forty);
    const command = [bundledCommand(), 'dataset', '2017-18-Q4', '--workspace', dir, '--quiet'];
    const first = spawnSync('node', command, {
      env: { ...process.env, SIGHTLINE_NOW: now },
      encoding: 'utf8',
    });
    if (first.status !== 0) throw new Error(first.stderr);
    return {
      unit: 's',
      about: 'process start to end; the target of performance.md for 40 sheets alone is 1.5 s',
      ours: () => secondsOf('node', command, { SIGHTLINE_NOW: now }),
      yardstick: () => secondsOf('node', [program.file]),
      end: async () => {
        program.remove();
        removeWorkspace(dir);
      },
    };
  },
};

export default quarterly;
