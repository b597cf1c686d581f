/** Sizes are bigint columns and, far below 2^53, plain numbers in the code. */
export const bytesColumn = { to: (bytes: number) => bytes, from: (text: string | number) => Number(text) };
