import { Initial0001 } from './0001-initial';

export const migrations: Function[] = [Initial0001];
