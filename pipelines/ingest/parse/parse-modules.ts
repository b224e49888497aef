/** Modules that a parsing child can run, by name. Literal imports, so that the bundle holds them. */
export const parseModules: Readonly<Record<string, () => Promise<object>>> = {
  stage: () => import('../stage/stage-file.ts'),
};
