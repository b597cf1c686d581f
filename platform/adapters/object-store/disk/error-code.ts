/** True for a system error with one of these codes. Not by `instanceof`, which fails for errors from another realm. */
export function isErrorCode(error: unknown, ...codes: string[]): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
}
