import { describeEnum } from '#platform/graphql/describe-enum';

/** What was done to a file. */
export enum FileChange {
  ADDED = 'ADDED',
  CHANGED = 'CHANGED',
  DELETED = 'DELETED',
}
describeEnum(FileChange, 'FileChange', 'What was done to a file.', {
  ADDED: 'It is new.',
  CHANGED: 'Its content is another.',
  DELETED: 'It is gone.',
});
