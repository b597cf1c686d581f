import type { SubgraphName } from './subgraphs';

/** Every entity that `node(id)` finds: the prefix of its ids, its type and the subgraph that owns it. */
export const NODE_TYPES: Record<string, { type: string; subgraph: SubgraphName }> = {
  usr: { type: 'User', subgraph: 'account' },
  ses: { type: 'Session', subgraph: 'account' },
  team: { type: 'Team', subgraph: 'account' },
  inv: { type: 'Invitation', subgraph: 'account' },
  pat: { type: 'AccessToken', subgraph: 'account' },
  agtok: { type: 'AgentToken', subgraph: 'account' },
  oac: { type: 'OAuthClient', subgraph: 'account' },
  prj: { type: 'Project', subgraph: 'project' },
  rev: { type: 'Revision', subgraph: 'project' },
  gen: { type: 'Generation', subgraph: 'ai' },
  bld: { type: 'Build', subgraph: 'build' },
  agt: { type: 'Agent', subgraph: 'build' },
  art: { type: 'Artifact', subgraph: 'build' },
  prv: { type: 'PreviewSession', subgraph: 'preview' },
  dev: { type: 'Device', subgraph: 'preview' },
  obj: { type: 'StoredObject', subgraph: 'storage' },
  upl: { type: 'Upload', subgraph: 'storage' },
  app: { type: 'StoreApp', subgraph: 'deployment' },
  dep: { type: 'Deployment', subgraph: 'deployment' },
};
