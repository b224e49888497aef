import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type NodeResult, runDbt } from '../../pipelines/transform/index.ts';
import { packageRoot } from '../../pipelines/workspace/package-root.ts';
import { compiledDifferences } from './conformance-compiled.ts';
import { DbtProcess, type Place } from './conformance-dbt.ts';
import { manifestDifferences } from './conformance-manifest.ts';
import {
  type ConformanceProject,
  change,
  conformanceProjects,
  keep,
  layOut,
  type Step,
} from './conformance-project.ts';
import { relationDifference, relationsOf } from './conformance-relations.ts';

/** What the comparison of all conformance projects came to. */
export interface ConformanceOutcome {
  tables: { equal: number; compared: number };
  /** One line for everything that differs, each beginning with its chapter. */
  differences: string[];
  /** What was compared, in one line for people. */
  summary: string;
}

const sides = ['ours', 'dbt'] as const;
const artefacts = ['manifest', 'run_results', 'catalog', 'sources'];

/** Builds the conformance projects with both runners, step by step, and compares what each step left behind. */
export async function compareConformance(
  dbt: string,
  named: readonly string[] = [],
  say: (line: string) => void = () => {},
): Promise<ConformanceOutcome> {
  const root = join(packageRoot(), '.cache', 'parity', 'conformance');
  rmSync(root, { recursive: true, force: true });
  const counts = { texts: 0, manifests: 0, lists: 0, artefacts: 0 };
  const tables = { equal: 0, compared: 0 };
  const differences: string[] = [];
  const theirs = new DbtProcess(dbt);
  for (const project of conformanceProjects(named)) {
    const began = Date.now();
    const note = (line: string) => differences.push(`${project.chapter}: ${line}`);
    for (const side of sides) layOut(project, join(root, project.chapter, side));
    for (const [number, step] of project.steps.entries()) {
      const at = `step ${number + 1} (${step.args[0]})`;
      const endings: string[] = [];
      for (const side of sides) {
        const cwd = join(root, project.chapter, side);
        change(project, step, cwd);
        const kept = join(root, project.chapter, `${side}-${number + 1}`);
        const place = { cwd, env: environment(step) };
        endings.push(side === 'ours' ? await runOurs(place, step) : await runTheirs(theirs, place, step));
        keep(cwd, kept);
      }
      const [ours, dbts] = endings.map((ending) => ending.split(':')[0]);
      if (ours === dbts && (ours === 'refused') !== Boolean(step.refused)) note(`${at}: both ${endings[1]}`);
      if (ours !== dbts) {
        note(`${at}: ours ${endings[0]}, dbt ${endings[1]}`);
        if (ours === 'refused' || dbts === 'refused') continue;
      }
      const [mine, its] = sides.map((side) => join(root, project.chapter, `${side}-${number + 1}`)) as [
        string,
        string,
      ];
      const relations = await Promise.all(
        [mine, its].map((kept) => relationsOf(databaseIn(kept), project.runTime)),
      );
      for (const name of new Set([...Object.keys(relations[0]!), ...Object.keys(relations[1]!)])) {
        const difference = relationDifference(relations[0]![name], relations[1]![name]);
        tables.compared++;
        if (difference) note(`${at} ${name}: ${difference}`);
        else tables.equal++;
      }
      const read = (kept: string, name: string) =>
        readJson(join(kept, 'target', `${name}.json`), join(root, project.chapter));
      for (const line of resultDifferences(read(mine, 'run_results'), read(its, 'run_results')))
        note(`${at} ${line}`);
      if (read(mine, 'manifest') && read(its, 'manifest')) {
        counts.manifests++;
        for (const line of manifestDifferences(read(mine, 'manifest'), read(its, 'manifest')))
          note(`${at} ${line}`);
      }
      const compiled = compiledDifferences(join(mine, 'target', 'compiled'), join(its, 'target', 'compiled'));
      counts.texts += compiled.compared;
      for (const line of compiled.lines) note(`${at} ${line}`);
      const files = artefacts
        .map((name) => [name, join(mine, 'target', `${name}.json`)] as [string, string])
        .filter(([, path]) => existsSync(path));
      counts.artefacts += files.length;
      for (const line of await theirs.validate(files)) note(`${at} ${line}`);
    }
    if (project.list.length) {
      counts.lists += project.list.length;
      for (const line of await listDifferences(project, root, theirs)) note(line);
    }
    say(`  ${project.chapter}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
  theirs.end();
  const summary = `${counts.texts} compiled texts, ${counts.manifests} manifests, ${counts.lists} selections and ${counts.artefacts} artefacts compared; ${differences.length} differences`;
  return { tables, differences: [...new Set(differences)], summary };
}

function environment(step: Step | undefined): Record<string, string> {
  return { SIGHTLINE_PARITY: 'yes', ...step?.env };
}

async function runOurs({ cwd, env }: Place, step: Step): Promise<string> {
  process.chdir(cwd); // DuckDB resolves the relative paths in a project's SQL by the process's folder.
  const said: string[] = [];
  const hear = (line: string) => said.push(line);
  const { exitCode } = await runDbt(step.args, { cwd, env: { ...env }, stdout: hear, stderr: hear });
  return exitCode === 2 ? `refused: ${said.join(' ').slice(-300)}` : exitCode === 0 ? 'passed' : 'failed';
}

async function runTheirs(dbt: DbtProcess, place: Place, step: Step): Promise<string> {
  const { success, exception } = await dbt.invoke(place, [...step.args, '--no-use-colors']);
  return exception ? `refused: ${exception}` : success ? 'passed' : 'failed';
}

function resultDifferences(ours: any, theirs: any): string[] {
  if (!ours || !theirs) return ours || theirs ? [`run_results: only ${ours ? 'ours' : 'dbt'} has it`] : [];
  const say = (result?: NodeResult) => (result ? `${result.status} ${result.failures}` : 'absent');
  const byId = (file: any) =>
    new Map<string, NodeResult>(file.results.map((r: NodeResult) => [r.unique_id, r]));
  const [a, b] = [byId(ours), byId(theirs)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .sort()
    .filter((id) => say(a.get(id)) !== say(b.get(id)))
    .map((id) =>
      `result ${id}: ${say(a.get(id))} against ${say(b.get(id))} ${a.get(id)?.message ?? ''}`.trim(),
    );
}

async function listDifferences(
  project: ConformanceProject,
  root: string,
  dbt: DbtProcess,
): Promise<string[]> {
  const selectors = project.list.map((line) => line.split(' '));
  const env = environment(project.steps.at(-1));
  const answers = await dbt.list({ cwd: join(root, project.chapter, 'dbt'), env }, [], selectors);
  const lines: string[] = [];
  for (const [i, words] of selectors.entries()) {
    const printed: string[] = [];
    const cwd = join(root, project.chapter, 'ours');
    const { exitCode } = await runDbt(['list', '--quiet', ...words], {
      cwd,
      env,
      stdout: (line) => printed.push(...line.split('\n')),
      stderr: () => {},
    });
    const mine = exitCode === 2 ? 'refused' : printed.filter(Boolean).sort().join(' ');
    const answer = answers[i]!;
    const its = typeof answer === 'string' ? 'refused' : answer.join(' ');
    if (mine !== its) lines.push(`list ${project.list[i]}: ${mine || 'nothing'} against ${its || 'nothing'}`);
  }
  return lines;
}

function databaseIn(kept: string): string {
  const name = readdirSync(kept).find((file) => file.endsWith('.duckdb'));
  return join(kept, name ?? 'none');
}

/** An artefact with the path of either side's folder made the same. */
function readJson(path: string, chapter: string): any {
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8').replaceAll(join(chapter, 'ours'), join(chapter, 'dbt')));
}
