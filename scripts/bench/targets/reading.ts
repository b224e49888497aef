import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type AnnexAFiles, annexAFiles } from '../annex-a/files.ts';
import type { Bench, Contest } from '../bench.ts';
import { secondsOf } from '../process.ts';
import { bundledProgram } from '../projects/bundled-program.ts';

/** Years of the large workbook; the short form is for breakage only. */
const many = (short: boolean) => (short ? 2 : 10);

interface Runs {
  readonly files: AnnexAFiles;
  seconds(what: string, path: string): () => Promise<number>;
  found(what: string, path: string): Promise<{ found: string; peakMb: number }>;
  readonly end: () => Promise<void>;
}

async function runsOf(years: number): Promise<Runs> {
  const files = await annexAFiles(years);
  const program = await bundledProgram('annex-a', "import './scripts/bench/annex-a/program.ts';");
  const exceljs = await bundledProgram('exceljs', "import './scripts/bench/annex-a/read-with-exceljs.ts';");
  const argsOf = (what: string, path: string) =>
    what === 'exceljs' ? [exceljs.file, path] : [program.file, what, path];
  return {
    files,
    seconds: (what, path) => () => secondsOf('node', argsOf(what, path)),
    async found(what, path) {
      const { stdout } = await promisify(execFile)('node', argsOf(what, path));
      return JSON.parse(stdout) as { found: string; peakMb: number };
    },
    end: async () => {
      program.remove();
      exceljs.remove();
    },
  };
}

const about = ({ rows, cells }: AnnexAFiles) =>
  `${rows} rows, ${cells} cells, every cell equal, with prefixed names, without references and in single quotes too`;

/** Workbook to tables of text, beside CSV files of the same cells to tables of text. */
function toTables(id: string, isLarge: boolean, isTold: boolean, limit: number): Bench {
  const size = isLarge ? 'ten years' : 'a year';
  return {
    id,
    title: `an Annex A workbook of ${size} to tables`,
    yardstick: isTold
      ? 'read_csv that is told dialect and columns (for information)'
      : 'read_csv with its own detection',
    limit,
    pairs: 7,
    async prepare(short): Promise<Contest> {
      const { files, seconds, end } = await runsOf(isLarge ? many(short) : 1);
      return {
        unit: 's',
        about: about(files),
        ours: seconds('load', files.workbook),
        yardstick: seconds(isTold ? 'csv-told' : 'csv', files.folder),
        end,
      };
    },
  };
}

function reading(id: string, isLarge: boolean, limit: number): Bench {
  return {
    id,
    title: `every cell of an Annex A workbook of ${isLarge ? 'ten years' : 'a year'}`,
    yardstick: 'the streaming reader of exceljs',
    limit,
    atLeast: true,
    pairs: 7,
    async prepare(short): Promise<Contest> {
      const { files, seconds, found, end } = await runsOf(isLarge ? many(short) : 1);
      const ours = await found('read', files.workbook);
      const theirs = await found('exceljs', files.workbook);
      if (ours.found !== theirs.found)
        throw new Error(`the readers differ: ${ours.found}; exceljs ${theirs.found}`);
      return {
        unit: 's',
        about: about(files),
        ours: seconds('read', files.workbook),
        yardstick: seconds('exceljs', files.workbook),
        end,
      };
    },
  };
}

const memory: Bench = {
  id: 'T4',
  title: 'greatest memory, an Annex A workbook of ten years to tables',
  yardstick: 'read_csv with its own detection',
  limit: 2,
  pairs: 7,
  async prepare(short): Promise<Contest> {
    const { files, found, end } = await runsOf(many(short));
    return {
      unit: 'MB',
      about: about(files),
      ours: async () => (await found('load', files.workbook)).peakMb,
      yardstick: async () => (await found('csv', files.folder)).peakMb,
      end,
    };
  },
};

export default [
  toTables('T2', false, false, 1.2),
  toTables('T2-told', false, true, Number.POSITIVE_INFINITY),
  toTables('T2-10', true, false, 1.8),
  toTables('T2-10-told', true, true, Number.POSITIVE_INFINITY),
  reading('T3', false, 4),
  reading('T3-10', true, 8),
  memory,
];
