import { Conflict, InvalidInput, NotFound, QuotaExceeded, TokenExpired } from '#platform/kernel/errors';

export const NO_UPLOAD = 'There is no such upload.';

export class UploadNotFound extends NotFound {
  constructor() {
    super(NO_UPLOAD);
  }
}

export class BytesMissing extends Conflict {
  /** `refusal`: why they were refused, when they were sent. */
  constructor(refusal: string | null) {
    const what =
      refusal === null
        ? 'The bytes have not arrived'
        : `The bytes that were sent were refused: ${refusal} Once that is mended`;
    super(
      `${what}${refusal === null ? ':' : ','} PUT them to \`upload.url\` with exactly the headers of \`upload.headers\`, then complete the upload.`,
      ['uploadId'],
    );
  }
}

export class BytesDiffer extends Conflict {
  constructor() {
    super('The bytes that arrived are not those that were announced; make a new upload.', ['uploadId']);
  }
}

export class UploadEnded extends TokenExpired {
  constructor(status: string) {
    super(`The upload is ${status}; make a new one with \`createUpload\`.`, ['uploadId']);
  }
}

export class ProjectAndTeam extends InvalidInput {
  constructor() {
    super('Give `projectId` or `teamId`, not both: a project has its team.', ['teamId']);
  }
}

export class StorageFull extends QuotaExceeded {
  constructor(bytes: number, free: number, limit: number) {
    super(
      `The team may keep ${limit} bytes and has ${Math.max(0, free)} left; ${bytes} do not fit. Delete objects with \`deleteObjects\`, or wait until the addresses of open and ended uploads have expired, an hour after their beginning.`,
      ['bytes'],
    );
  }
}
