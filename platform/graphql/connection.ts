import { Max, Min } from 'class-validator';
import DataLoader from 'dataloader';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { type DataSource, type EntityTarget, type FindOptionsWhere, In, type ObjectLiteral } from 'typeorm';
import { InvalidInput } from '../kernel/errors';
import { Cursors } from './cursors';

/** The page of a list when none is asked for. */
export const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;

@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the beginning, 1 to 100; 20 when neither `first` nor `last` is given.',
  })
  @Min(1)
  @Max(LARGEST_PAGE)
  first?: number;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string;

  @Field(() => Int, { nullable: true, description: 'How many from the end, 1 to 100.' })
  @Min(1)
  @Max(LARGEST_PAGE)
  last?: number;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string;
}

@Directive('@shareable')
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'Where a page lies in its list.' })
class PageInfo {
  @Field(() => Boolean, { description: 'There is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'There is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first node; null when the page is empty.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last node; null when the page is empty.' })
  endCursor!: string | null;
}

interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
}

/** Declares `<Name>Connection` and `<Name>Edge` for a node class. */
export function ConnectionOf<T extends object>(
  NodeClass: ClassType<T>,
  name = NodeClass.name,
): ClassType<Connection<T>> {
  // Partners meet a page only where a field that is tagged for them leads to it.
  @Directive('@tag(name: "partner")')
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list, with its place.` })
  class NodeEdge implements Edge<T> {
    @Field(() => String, { description: 'The place of the node in the list; opaque.' })
    cursor!: string;

    @Field(() => NodeClass, { description: 'The node itself.' })
    node!: T;
  }

  @Directive('@tag(name: "partner")')
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class NodeConnection implements Connection<T> {
    @Field(() => [NodeEdge], { description: 'The nodes of the page with their cursors.' })
    edges!: NodeEdge[];

    @Field(() => [NodeClass], { description: 'The nodes of the page.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo;
  }
  return NodeConnection;
}

/** What of a list is asked for, in words that fit a query. */
interface Window {
  cursors: Cursors;
  /** Rows beyond which key, in the direction of reading. */
  after: string | null;
  before: string | null;
  limit: number;
  fromEnd: boolean;
}

function windowOf(args: ConnectionArgs, list: string): Window {
  const cursors = new Cursors(list);
  const { first, last } = args;
  if (first !== undefined && first !== null && last !== undefined && last !== null)
    throw new InvalidInput('Give `first` or `last`, not both.', ['first']);
  for (const [name, value] of Object.entries({ first, last }))
    if (value !== undefined && value !== null && (value < 1 || value > LARGEST_PAGE))
      throw new InvalidInput(`\`${name}\` is ${value}; it must be 1 to ${LARGEST_PAGE}.`, [name]);
  return {
    cursors,
    after: cursors.read(args.after, 'after'),
    before: cursors.read(args.before, 'before'),
    limit: first ?? last ?? DEFAULT_PAGE,
    fromEnd: first === undefined || first === null ? last !== undefined && last !== null : false,
  };
}

/** `found` holds up to one row more than the limit, in the direction of reading. */
function pageOf<T>(
  found: T[],
  { cursors, after, before, limit, fromEnd }: Window,
  key: (node: T) => string,
): Connection<T> {
  const more = found.length > limit;
  const nodes = found.slice(0, limit);
  if (fromEnd) nodes.reverse();
  const edges = nodes.map((node) => ({ node, cursor: cursors.of(key(node)) }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: fromEnd ? before !== null : more,
      hasPreviousPage: fromEnd ? more : after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A page of a list that is at hand as a whole, in order of unique keys. `list` tells its cursors from those of others. */
export function connectArray<T>(
  list: string,
  all: readonly T[],
  args: ConnectionArgs,
  key: (node: T) => string,
): Connection<T> {
  const window = windowOf(args, list);
  const { after, before, limit, fromEnd } = window;
  const sorted = all.toSorted((a, b) => compare(key(a), key(b)));
  const within = sorted.filter(
    (node) => (after === null || compare(key(node), after) > 0) && (before === null || compare(key(node), before) < 0),
  );
  return pageOf((fromEnd ? within.toReversed() : within).slice(0, limit + 1), window, key);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

type Rows = ObjectLiteral & { id: string };
export type Order = 'oldest first' | 'newest first';

/** A page of the rows that meet `where`, by id, which is by creation. One query. */
export async function connect<Row extends Rows>(
  db: DataSource,
  entity: EntityTarget<Row>,
  where: FindOptionsWhere<Row>,
  args: ConnectionArgs,
  order: Order = 'oldest first',
): Promise<Connection<Row>> {
  const list = `${db.getMetadata(entity).tableName} by ${Object.keys(where).toSorted().join(', ')}, ${order}`;
  const window = windowOf(args, list);
  const { direction, conditions } = clauses(window, order);
  const query = db.getRepository(entity).createQueryBuilder('row').where(where);
  for (const { sql, key } of conditions) query.andWhere(`row.id ${sql} :${key.name}`, { [key.name]: key.value });
  const found = await query
    .orderBy('row.id', direction)
    .take(window.limit + 1)
    .getMany();
  return pageOf(found, window, ({ id }) => id);
}

function clauses({ after, before, fromEnd }: Window, order: Order) {
  const ascending = order === 'oldest first';
  return {
    direction: ascending !== fromEnd ? ('ASC' as const) : ('DESC' as const),
    conditions: [
      ...(after === null ? [] : [{ sql: ascending ? '>' : '<', key: { name: 'after', value: after } }]),
      ...(before === null ? [] : [{ sql: ascending ? '<' : '>', key: { name: 'before', value: before } }]),
    ],
  };
}

/** The page of one parent, as `ConnectionLoader` is asked for it. */
interface PageRequest {
  parentId: string;
  args: ConnectionArgs;
}
export type ConnectionLoader<Row> = DataLoader<PageRequest, Connection<Row>, string>;

/**
 * Pages of many parents: for equal arguments two queries in all, however many parents and rows.
 * `extra` narrows the rows of every parent, as SQL over the table's own columns.
 */
export function connectionLoader<Row extends Rows>(
  db: DataSource,
  entity: EntityTarget<Row>,
  parent: keyof Row & string,
  order: Order = 'oldest first',
  extra = 'TRUE',
): ConnectionLoader<Row> {
  const read = async (parentIds: string[], args: ConnectionArgs): Promise<Map<string, Connection<Row>>> => {
    const rows = db.getRepository(entity);
    const window = windowOf(args, `${rows.metadata.tableName} of each ${parent}, ${order}`);
    const { direction, conditions } = clauses(window, order);
    const column = rows.metadata.findColumnWithPropertyName(parent)!.databaseName;
    const bounds = conditions.map(({ sql }, place) => `AND "id" ${sql} $${place + 3}`).join(' ');
    const ids: { id: string }[] = await db.query(
      `SELECT "id" FROM (
         SELECT "id", row_number() OVER (PARTITION BY "${column}" ORDER BY "id" ${direction}) AS place
         FROM ${rows.metadata.tablePath
           .split('.')
           .map((part) => `"${part}"`)
           .join('.')}
         WHERE "${column}" = ANY($1) AND (${extra}) ${bounds}
       ) AS numbered WHERE place <= $2`,
      [parentIds, window.limit + 1, ...conditions.map(({ key }) => key.value)],
    );
    const found = await rows.find({
      where: { id: In(ids.map(({ id }) => id)) } as FindOptionsWhere<Row>,
      order: { id: direction } as never,
    });
    return new Map(
      parentIds.map((id) => [
        id,
        pageOf(
          found.filter((row) => row[parent] === id),
          window,
          (row) => row.id,
        ),
      ]),
    );
  };
  return new DataLoader<PageRequest, Connection<Row>, string>(
    async (requests) => {
      const groups = new Map<string, { args: ConnectionArgs; parentIds: string[] }>();
      for (const { parentId, args } of requests) {
        const name = argumentsKey(args);
        const group = groups.get(name) ?? { args, parentIds: [] };
        group.parentIds.push(parentId);
        groups.set(name, group);
      }
      const pages = new Map(
        await Promise.all(
          [...groups].map(async ([name, { args, parentIds }]) => {
            // A bad cursor is told to those who gave it.
            const page = await read([...new Set(parentIds)], args).catch((error: unknown) => error as Error);
            return [name, page] as const;
          }),
        ),
      );
      return requests.map(({ parentId, args }) => {
        const page = pages.get(argumentsKey(args))!;
        return page instanceof Map ? page.get(parentId)! : page;
      });
    },
    { cacheKeyFn: ({ parentId, args }) => `${parentId} ${argumentsKey(args)}` },
  );
}

const argumentsKey = ({ first, after, last, before }: ConnectionArgs) =>
  JSON.stringify([first ?? null, after ?? null, last ?? null, before ?? null]);
