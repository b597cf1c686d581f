import { Conflict, InvalidInput, Unavailable } from '#platform/kernel/errors';

export const oneOfThem = () => new InvalidInput('Give exactly one of `touch`, `text`, `key` and `button`.', ['touch']);

export const notAnInput = (field: string, reason: string) =>
  new InvalidInput(`The input is not understood: ${reason}.`, field.split('.'));

export const notDone = (reason: string) => new Conflict(reason);

export const noAnswer = (seconds: number) =>
  new Unavailable(
    `The device did not answer within ${seconds} s; it may do it yet. Look at the preview and try again.`,
  );
