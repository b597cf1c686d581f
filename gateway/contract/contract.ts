import { buildSchema, parse, printSchema } from 'graphql';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import { contractSchema } from './contract-schema';
import { readTags } from './tagged';

/** What partners see: elements with `@tag(name: "partner")`, and none that only agents may use. */
const PARTNER = { include: 'partner', exclude: ['agent'] };

/** The same supergraph for clients who see no more than the partners' contract. Null: nothing is tagged for them. Throws `ContractBroken`. */
export function partnerContract(supergraph: LoadedSupergraph): LoadedSupergraph | null {
  const schema = contractSchema(supergraph.schema, readTags(parse(supergraph.sdl)), PARTNER);
  return schema && { ...supergraph, schema };
}

/** The SDL of `schema/partner.graphql`, of those of the supergraph and of `schema/api.graphql`. Throws `ContractBroken`, also when nothing is tagged. */
export function printPartnerSchema(supergraphSdl: string, apiSdl: string): string {
  const schema = contractSchema(buildSchema(apiSdl), readTags(parse(supergraphSdl)), PARTNER);
  if (!schema) throw new Error('No field of Query is tagged for partners.');
  return `${printSchema(schema)}\n`;
}
