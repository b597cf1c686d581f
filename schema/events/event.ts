import type { z } from 'zod';

/** What every event has in common. Events carry ids, hashes and numbers, never contents. */
export interface Event<Data = unknown> {
  /** Unique; consumers recognise a repeated delivery by it. */
  id: string;
  /** `project.created`: subgraph or noun, then what is true now. */
  name: string;
  /** Events of equal key stay in order: the id of the aggregate. */
  key: string;
  /** RFC 3339, UTC. */
  at: string;
  data: Data;
}

export interface EventType<Data = unknown> {
  name: string;
  data: z.ZodType<Data>;
  key: (data: Data) => string;
}

export const defineEvent = <Data>(
  name: string,
  data: z.ZodType<Data>,
  key: (data: Data) => string,
): EventType<Data> => ({ name, data, key });
