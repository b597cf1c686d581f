import { createHash } from 'node:crypto';
import type { Bucket } from '#platform/ports/rate-limiter';
import type { PreparedOperation } from '../../supergraph/prepare';

/** What holds for one operation instead of the general rule. */
interface OperationAllowance {
  /** Points that it costs, whatever it selects. */
  cost?: number;
  /** Points that it may cost by its estimate. */
  maxCost?: number;
  /** A bucket of its own for each viewer, besides the general one. */
  bucket?: Bucket;
}

/**
 * Allowances by the name of an operation, or by the hash of its document: SHA-256 of the text, in hexadecimal digits. Clients choose names, so under a name a
 * cost can only be higher than the general one and a maximum only lower; under a hash they hold as they are.
 */
export type OperationAllowances = Readonly<Record<string, OperationAllowance>>;

/** The allowance of one operation, with the key that its bucket is kept under. */
export interface FoundAllowance extends OperationAllowance {
  key: string;
  isByHash: boolean;
}

/** Finds the allowance of an operation; the hash of each is taken once. */
export class AllowanceTable {
  readonly #byHash: boolean;
  readonly #found = new WeakMap<PreparedOperation, FoundAllowance | { key: null }>();

  constructor(private readonly allowances: OperationAllowances) {
    this.#byHash = Object.keys(allowances).some((key) => /^[\da-f]{64}$/.test(key));
  }

  /** `text` is the document of the operation. */
  find(prepared: PreparedOperation, text: string): FoundAllowance | null {
    let found = this.#found.get(prepared);
    if (!found) this.#found.set(prepared, (found = this.#look(prepared, text) ?? { key: null }));
    return found.key === null ? null : found;
  }

  #look({ operation }: PreparedOperation, text: string): FoundAllowance | null {
    const hash = this.#byHash ? createHash('sha256').update(text).digest('hex') : '';
    for (const [key, isByHash] of [
      [hash, true],
      [operation.name?.value ?? '', false],
    ] as const)
      if (key && Object.hasOwn(this.allowances, key)) return { ...this.allowances[key], key, isByHash };
    return null;
  }
}
