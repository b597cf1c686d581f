/** A token bucket: holds `capacity` points, and `refillPerSecond` flow in until it is full. */
export interface Bucket {
  capacity: number;
  refillPerSecond: number;
}

export interface Taken {
  allowed: boolean;
  /** Points left; whole points, rounded down. */
  remaining: number;
  /** Until the bucket is full again. */
  resetSeconds: number;
  /** Until this request would be allowed; 0 when it is. */
  retryAfterSeconds: number;
}

/**
 * Counts what each key has used. Of requests at the same moment never more are allowed than the bucket holds, whichever process they come to. A clock that is set back takes no points away.
 * What counts may be away: then `take` throws `Unavailable`, soon, and whether the points were taken is not known; who asked decides what goes on without it.
 */
export interface RateLimiter {
  /** Takes `points`, all or none. A negative number gives points back, up to the capacity. */
  take(key: string, bucket: Bucket, points: number): Promise<Taken>;
  close(): Promise<void>;
}
