/** Turns the refs and sources that parsing noted into dependencies between nodes. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { DbtError, didYouMean } from '../errors.ts';
import type { ParseContext } from './parse-context.ts';

/** Resolves every node and exposure. All unknown names are reported in one error. */
export function resolveDependencies(context: ParseContext): void {
  const { manifest } = context.state;
  const problems: string[] = [];
  const disabledTests: ManifestNode[] = [];
  for (const node of Object.values(manifest.nodes)) {
    if (node.resource_type === 'seed') continue;
    const missing = resolveNode(context, node);
    if (!missing.length) continue;
    if (node.resource_type === 'test' && missing.every((item) => item.disabled || node.test_metadata))
      disabledTests.push(node);
    const hard = missing.filter(
      (item) => !item.disabled && !(node.resource_type === 'test' && node.test_metadata),
    );
    if (node.resource_type === 'test') {
      for (const item of missing)
        context.runtime.warn(
          `Test '${node.unique_id}' (${node.original_file_path}) depends on ${item.text}`,
          'NodeNotFoundOrDisabled',
        );
      if (!disabledTests.includes(node)) disabledTests.push(node);
    } else {
      problems.push(
        ...[...hard, ...missing.filter((item) => item.disabled)].map(
          (item) =>
            `${capital(node.resource_type)} '${node.unique_id}' (${node.original_file_path}) depends on ${item.text}`,
        ),
      );
    }
  }
  for (const node of disabledTests) {
    // As in dbt the test stays among the nodes, but takes no part in anything.
    node.config.enabled = false;
  }
  for (const exposure of Object.values(manifest.exposures)) {
    for (const item of resolveNode(context, exposure as ManifestNode))
      problems.push(
        `Exposure '${exposure.unique_id}' (${exposure.original_file_path}) depends on ${item.text}`,
      );
  }
  if (problems.length) throw new DbtError('Compilation', problems.join('\n'));
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

interface Missing {
  text: string;
  disabled: boolean;
}

function resolveNode(context: ParseContext, node: ManifestNode): Missing[] {
  const { state } = context;
  const missing: Missing[] = [];
  const add = (id: string): void => {
    if (!node.depends_on.nodes.includes(id)) node.depends_on.nodes.push(id);
  };
  for (const [sourceName, tableName] of node.sources) {
    const source = state.findSource(sourceName!, tableName!, node.package_name);
    if (source) add(source.unique_id);
    else {
      const full = `${sourceName}.${tableName}`;
      const disabled = Object.values(state.manifest.disabled)
        .flat()
        .some(
          (item) =>
            item.resource_type === 'source' && item.source_name === sourceName && item.name === tableName,
        );
      missing.push({
        disabled,
        text: `a source named '${full}' which ${disabled ? 'is disabled' : 'was not found'}${disabled ? '' : didYouMean(full, state.sourceNames())}`,
      });
    }
  }
  for (const ref of node.refs) {
    const target = state.findRef(ref.name, ref.package, ref.version, node.package_name);
    if (target) add(target.unique_id);
    else {
      const disabled = state.findDisabled(ref.name).length > 0;
      const where = ref.package ? ` in package '${ref.package}'` : '';
      missing.push({
        disabled,
        text: `a node named '${ref.name}'${where} which ${disabled ? 'is disabled' : 'was not found'}${disabled ? '' : didYouMean(ref.name, state.refNames())}`,
      });
    }
  }
  return missing;
}
