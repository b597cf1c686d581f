/** The eight, in the order in which they are listed to people. */
export const SUBGRAPHS = [
  'account',
  'project',
  'ai',
  'build',
  'preview',
  'storage',
  'analytics',
  'deployment',
] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];
