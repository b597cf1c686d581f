import { BOOLEAN, DECIMAL, TEXT } from './value-type';

/** What a state variable's value is. */
export const STATE_VALUE_TYPES = { text: TEXT, number: DECIMAL, boolean: BOOLEAN } as const;
