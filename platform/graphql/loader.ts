import DataLoader from 'dataloader';
import { type DataSource, type EntityTarget, type FindOptionsWhere, In, type ObjectLiteral } from 'typeorm';

/** Rows by id, one query for all that are asked for together. */
export function byId<Row extends ObjectLiteral & { id: string }>(
  db: DataSource,
  entity: EntityTarget<Row>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = await db.getRepository(entity).findBy({ id: In([...ids]) } as FindOptionsWhere<Row>);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** All rows of each parent, oldest first; for lists that are short by nature, such as the phases of a build. */
export function byParent<Row extends ObjectLiteral & { id: string }>(
  db: DataSource,
  entity: EntityTarget<Row>,
  parent: keyof Row & string,
): DataLoader<string, Row[]> {
  return new DataLoader(async (parentIds) => {
    const rows = await db.getRepository(entity).find({
      where: { [parent]: In([...parentIds]) } as FindOptionsWhere<Row>,
      order: { id: 'ASC' } as never,
    });
    const found = group(rows, parent);
    return parentIds.map((id) => found.get(id) ?? []);
  });
}

function group<Row extends ObjectLiteral>(rows: Row[], parent: keyof Row & string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const siblings = found.get(row[parent]);
    if (siblings) siblings.push(row);
    else found.set(row[parent], [row]);
  }
  return found;
}
