import { Conflict, InvalidInput, NotFound } from '#platform/kernel/errors';

const NO_STORE_APP = 'There is no such app in a store.';

export class StoreAppNotFound extends NotFound {
  constructor() {
    super(NO_STORE_APP);
  }
}

export class BadBundleId extends InvalidInput {
  constructor(problem: string) {
    super(problem, ['bundleId']);
  }
}

export class BundleIdTaken extends Conflict {
  constructor(bundleId: string) {
    super(`Another app has the bundle id ${bundleId} in this store; choose another.`, ['bundleId']);
  }
}

export class BundleIdFixed extends Conflict {
  constructor(bundleId: string) {
    super(`The app was deployed as ${bundleId}, and a store never changes the bundle id of an app.`, ['bundleId']);
  }
}
