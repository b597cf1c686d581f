import { ConnectionOf } from '#platform/graphql/connection';
import { Build } from './build.entity';

export const BuildConnection = ConnectionOf(Build);
