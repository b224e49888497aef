/** A project ready to be parsed: the root, its packages, the target and the variables. */
import type { YamlSelectors } from '../graph/yaml-selectors.ts';
import type { Profile } from './profile.ts';
import type { Project } from './project-file.ts';

export interface LoadedProject {
  root: Project;
  /** Root and packages by name, packages first as dbt orders them. */
  projects: Map<string, Project>;
  profile: Profile;
  /** From --vars and the library's caller. */
  cliVars: Record<string, unknown>;
  env: Record<string, string | undefined>;
  /** Values of the environment variables that were read. */
  envSeen: Map<string, string>;
  invocationId: string;
  startedAt: Date;
  /** selectors.yml of the root. */
  selectors: YamlSelectors;
  warn: (message: string) => void;
}

/** The variables in view of a package's nodes: the package's own, over them the root's, over them the command's. */
export function varsFor(loaded: LoadedProject, packageName: string): Record<string, unknown> {
  const { root, projects, cliVars } = loaded;
  const layers: Record<string, unknown>[] = [];
  const add = (vars: Record<string, any>): void => {
    layers.push(vars);
    const scoped = vars[packageName];
    if (scoped && typeof scoped === 'object' && !Array.isArray(scoped)) layers.push(scoped);
  };
  if (packageName !== root.name) add(projects.get(packageName)?.vars ?? {});
  add(root.vars);
  layers.push(cliVars);
  return Object.assign({}, ...layers);
}
