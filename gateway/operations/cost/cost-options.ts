/** What is taken for granted where the supergraph says nothing, and what one operation may cost. */
export interface CostOptions {
  /** Points that one operation may cost by its estimate. */
  maxCost: number;
  /** Points of an operation as such, whatever it selects. */
  queryBase: number;
  mutationBase: number;
  /** Points that a document costs which was not seen before, until it has proved to be valid. */
  planningCost: number;
  /** How long a list is taken to be of which nothing is said. */
  assumedListSize: number;
  /** The largest page that a list gives: a larger one is asked for in vain, as subgraphs refuse it. */
  largestPage: number;
  /** Points of one object of an introspection's answer. */
  introspectionWeight: number;
  /** Points of one object that is sent. */
  inputWeight: number;
  /** A mutation with a root field of this weight or more costs its owner money: it waits while nothing can be counted. */
  paidWeight: number;
}

export const DEFAULT_COST: CostOptions = {
  maxCost: 20_000,
  queryBase: 1,
  mutationBase: 10,
  planningCost: 10,
  assumedListSize: 5,
  largestPage: 100,
  introspectionWeight: 0.1,
  inputWeight: 0.1,
  paidWeight: 100,
};
