import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Connector, maySend } from '../../connectors/connector.ts';
import { discoverConnectors } from '../../connectors/discover.ts';
import { agencies } from '../../domain/code-lists/agencies.ts';
import { OperatorError } from '../../domain/operator-error.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * Writes the blank return workbooks of an agency into templates/<agency>/: one of all its extracts, and one for each; or
 * only that of `extract`. Returns their paths. Throws OperatorError AGENCY_UNKNOWN or EXTRACT_UNKNOWN.
 */
export async function writeTemplates(
  workspace: Workspace,
  agency: string,
  extract?: string,
): Promise<string[]> {
  return write(workspace, agency, extract, new Map());
}

async function write(
  workspace: Workspace,
  agency: string,
  extract: string | undefined,
  made: Map<string, string>,
): Promise<string[]> {
  const all = [...(await discoverConnectors()).values()];
  const own = all.filter((connector) => maySend(connector, agency));
  if (own.length === 0) {
    const known = agencies.codes.map(({ code }) => code).join(', ');
    throw new OperatorError('AGENCY_UNKNOWN', `There is no agency ${agency}. The agencies are: ${known}.`);
  }
  const wanted = extract === undefined ? own : own.filter((connector) => connector.extract === extract);
  if (wanted.length === 0) {
    const known = own.map((connector) => connector.extract).join(', ');
    throw new OperatorError('EXTRACT_UNKNOWN', `${agency} sends no ${extract}. Its extracts are: ${known}.`);
  }
  const { saveTemplate } = await import('./template/template-workbook.ts');
  const folder = join(workspace.paths.templates, agency);
  mkdirSync(folder, { recursive: true });
  const areas = workspace.board.districts.map(({ name }) => name);
  const written: string[] = [];
  const save = async (name: string, connectors: readonly Connector[]) => {
    const path = join(folder, `${name}.xlsx`);
    await saveTemplate(path, connectors, areas);
    written.push(path);
  };
  if (extract === undefined) await save(agency, ownFirst(own, agency));
  for (const connector of wanted) {
    const same = made.get(connector.extract);
    if (same === undefined) {
      await save(connector.extract, [connector]);
      made.set(connector.extract, written.at(-1)!);
    } else {
      // The workbook of one extract is the same for every agency that may send it.
      written.push(join(folder, `${connector.extract}.xlsx`));
      copyFileSync(same, written.at(-1)!);
    }
  }
  return written;
}

/** The templates of every agency. Returns their paths. */
export async function writeAllTemplates(workspace: Workspace): Promise<string[]> {
  const made = new Map<string, string>();
  const written: string[] = [];
  for (const { code } of agencies.codes) written.push(...(await write(workspace, code, undefined, made)));
  return written;
}

/** An agency's own returns before those it shares with others. */
function ownFirst(connectors: readonly Connector[], agency: string): Connector[] {
  return [
    ...connectors.filter((connector) => connector.agency === agency),
    ...connectors.filter((connector) => connector.agency !== agency),
  ];
}
