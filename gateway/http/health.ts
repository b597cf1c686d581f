import type { ServiceRegistry } from '#platform/ports/service-registry';
import { sendText, type PageHandler } from './page-handler';

const PROBE_MILLISECONDS = 2_000;

/** 200 while the process answers at all. */
export const livez: PageHandler = (_request, response) => sendJson(response, 200, { status: 'alive' });

export interface Readiness {
  registry: ServiceRegistry;
  subgraphs: readonly string[];
  isDraining: () => boolean;
}

/** 200 when requests can be answered; 503 with the reasons when not: draining, a subgraph without an address, accounts not to be reached. */
export function readyz({ registry, subgraphs, isDraining }: Readiness): PageHandler {
  return async (_request, response) => {
    const unknown = subgraphs.filter((name) => registry.addressesOf(name).length === 0);
    const reasons = [
      ...(isDraining() ? ['the gateway is shutting down'] : []),
      ...unknown.map((name) => `no address of the subgraph ${name} is known`),
      ...(subgraphs.includes('account') && !unknown.includes('account') ? await accountProblem(registry) : []),
    ];
    sendJson(response, reasons.length === 0 ? 200 : 503, {
      status: reasons.length === 0 ? 'ready' : 'not ready',
      supergraph: { subgraphs },
      ...(reasons.length > 0 ? { reasons } : {}),
    });
  };
}

/** Without accounts no token can be checked, so nobody could sign in. The other subgraphs may be away one by one. */
async function accountProblem(registry: ServiceRegistry): Promise<string[]> {
  const [address] = registry.addressesOf('account');
  try {
    const { ok } = await fetch(new URL('/readyz', address), { signal: AbortSignal.timeout(PROBE_MILLISECONDS) });
    return ok ? [] : ['the subgraph account is not ready'];
  } catch {
    return [`the subgraph account does not answer`];
  }
}

const sendJson = (response: Parameters<PageHandler>[1], status: number, value: object) =>
  sendText(response, status, 'application/json', `${JSON.stringify(value)}\n`);
