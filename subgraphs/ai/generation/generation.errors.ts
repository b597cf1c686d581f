import { Conflict, NotFound } from '#platform/kernel/errors';

export class GenerationNotFound extends NotFound {
  constructor() {
    super('There is no such generation.');
  }
}

export class GenerationRuns extends Conflict {
  constructor(id: string) {
    super(`${id} is at work on this project; wait for it, or stop it with \`cancelGeneration\`.`, ['projectId']);
  }
}
