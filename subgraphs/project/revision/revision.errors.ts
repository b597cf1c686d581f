import { NotFound, StaleRevision } from '#platform/kernel/errors';

export class RevisionNotFound extends NotFound {
  constructor() {
    super('There is no such revision of this project.');
  }
}

export class BaseIsStale extends StaleRevision {
  constructor(base: string, head: { id: string; number: number }) {
    super(
      `The changes were made against ${base}, but the head is ${head.id} (number ${head.number}) by now. Read the head, make them again and send them with baseRevisionId ${head.id}.`,
      ['baseRevisionId'],
    );
  }
}
