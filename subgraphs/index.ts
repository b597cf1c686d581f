import type { Subgraph } from '#platform/graphql/subgraph';
import { accountSubgraph } from './account/subgraph';
import { aiSubgraph } from './ai/subgraph';
import { analyticsSubgraph } from './analytics/subgraph';
import { buildSubgraph } from './build/subgraph';
import { deploymentSubgraph } from './deployment/subgraph';
import { previewSubgraph } from './preview/subgraph';
import { projectSubgraph } from './project/subgraph';
import { storageSubgraph } from './storage/subgraph';

/** The eight, in the order in which they are listed to people. */
export const subgraphs: Subgraph[] = [
  accountSubgraph,
  projectSubgraph,
  aiSubgraph,
  buildSubgraph,
  previewSubgraph,
  storageSubgraph,
  analyticsSubgraph,
  deploymentSubgraph,
];
