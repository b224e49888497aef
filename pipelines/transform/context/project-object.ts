/** A project's settings as packages read them off `builtins.ref.config`. */
import { fromJs, PyDict } from '../jinja/index.ts';
import type { LoadedProject } from '../project/loaded-project.ts';
import type { Project } from '../project/project-file.ts';
import { namespaceObject } from './namespace-object.ts';
import type { Runtime } from './runtime.ts';

/** The settings of the root project, its packages under `dependencies`. */
export function projectObject({ loaded, flags }: Runtime): unknown {
  return namespaceObject('project', {
    ...settings(loaded, loaded.root),
    profile_name: loaded.profile.profileName,
    target_name: loaded.profile.targetName,
    threads: loaded.profile.credentials.threads,
    args: namespaceObject('args', {
      which: flags.which,
      select: fromJs(flags.select),
      exclude: fromJs(flags.exclude),
      vars: fromJs(flags.vars),
      full_refresh: flags.fullRefresh ?? null,
    }),
    dependencies: new PyDict(
      [...loaded.projects.values()].map((project) => [
        project.name,
        namespaceObject('project', settings(loaded, project)),
      ]),
    ),
  });
}

function settings(loaded: LoadedProject, project: Project): Record<string, unknown> {
  return {
    project_name: project.name,
    version: project.version,
    project_root: project.root,
    model_paths: fromJs(project.modelPaths),
    seed_paths: fromJs(project.seedPaths),
    macro_paths: fromJs(project.macroPaths),
    test_paths: fromJs(project.testPaths),
    snapshot_paths: fromJs(project.snapshotPaths),
    analysis_paths: fromJs(project.analysisPaths),
    target_path: project.targetPath,
    packages_install_path: project.packagesInstallPath,
    quoting: fromJs(project.quoting),
    models: fromJs(project.configs.models ?? {}),
    seeds: fromJs(project.configs.seeds ?? {}),
    snapshots: fromJs(project.configs.snapshots ?? {}),
    on_run_start: fromJs(project.onRunStart),
    on_run_end: fromJs(project.onRunEnd),
    vars: namespaceObject('vars', { vars: fromJs(project.vars), to_dict: () => fromJs(project.vars) }),
    cli_vars: fromJs(loaded.cliVars),
  };
}
