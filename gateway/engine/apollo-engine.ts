import { buildOperationContext, executeQueryPlan } from '@apollo/gateway';
import { Supergraph, operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import type { ExecutionResult } from 'graphql';
import { localAnswer } from '../executor/local-values';
import { presentErrors } from '../executor/errors';
import { coerceVariables } from '../executor/executor';
import type { Json } from '../executor/json';
import { GATEWAY_SUBGRAPH } from '../nodes/node-source';
import type { SubgraphClient } from '../subgraphs/subgraph-client';
import { withoutLocalFields } from '../supergraph/local-fields';
import type { PreparedOperation } from '../supergraph/prepare';
import type { LoadedSupergraph } from '../supergraph/supergraph';
import type { Engine, OperationRun } from './engine';
import { referenceDataSource } from './reference-data-source';

type ReferenceRequest = Parameters<typeof executeQueryPlan>[2];

/**
 * Queries and mutations by @apollo/gateway's own plans and executor, to compare with. Its server class is left out: all that it adds is the
 * refusal of supergraphs with security features, and a report of usage to its vendor.
 */
export class ApolloEngine implements Engine {
  readonly #supergraph: Supergraph;
  readonly #planner: QueryPlanner;
  readonly #plans = new WeakMap<PreparedOperation, QueryPlan>();
  readonly #schemas;
  readonly #services;

  constructor(
    private readonly loaded: LoadedSupergraph,
    client: SubgraphClient,
  ) {
    this.#supergraph = Supergraph.build(loaded.sdl, { supportedFeatures: null });
    this.#planner = new QueryPlanner(this.#supergraph);
    const api = this.#supergraph.apiSchema();
    this.#schemas = { api, apiJs: api.toGraphQLJSSchema(), supergraphJs: this.#supergraph.schema.toGraphQLJSSchema() };
    const names = [...loaded.subgraphs, GATEWAY_SUBGRAPH];
    this.#services = Object.fromEntries(names.map((name) => [name, referenceDataSource(name, client)]));
  }

  async execute(prepared: PreparedOperation, run: OperationRun): Promise<ExecutionResult> {
    const variables = coerceVariables(this.loaded, prepared, run.variables);
    if ('errors' in variables) return { errors: presentErrors(variables.errors, run.scope.requestId) };
    const { data, errors = [] } = await this.#federated(prepared, run);
    const local = localAnswer(this.loaded, prepared, run, variables.coerced, (data ?? {}) as Record<string, Json>);
    const told = presentErrors([...errors, ...local.errors], run.scope.requestId);
    return { ...(told.length > 0 ? { errors: told } : {}), data: data === null ? null : local.data };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #federated(prepared: PreparedOperation, run: OperationRun): Promise<ExecutionResult> {
    const { operation, fragments } = prepared;
    const document = withoutLocalFields(operation, fragments);
    if (!document) return { data: {} };
    let plan = this.#plans.get(prepared);
    if (!plan) {
      plan = this.#planner.buildQueryPlan(operationFromDocument(this.#schemas.api, document));
      this.#plans.set(prepared, plan);
    }
    const request = {
      request: { variables: { ...run.variables } },
      context: { scope: run.scope },
      document,
      metrics: {},
    } as unknown as ReferenceRequest;
    const context = buildOperationContext({
      schema: this.#schemas.apiJs,
      operationDocument: document,
      operationName: operation.name?.value,
    });
    const { supergraphJs, api } = this.#schemas;
    return (await executeQueryPlan(plan, this.#services, request, context, supergraphJs, api)) as ExecutionResult;
  }
}
