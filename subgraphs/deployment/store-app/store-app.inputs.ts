import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { StoreName } from '#platform/ports/store';
import { StoreNames } from './store-name';

@InputType({ description: 'The project and the store that come together.' })
export class ConnectStoreInput {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;

  @Field(() => StoreNames, { description: 'The store.' })
  store!: StoreName;

  @Field(() => String, {
    nullable: true,
    description:
      'Its id in the store, such as `app.ada.habits`; made of the names of team and project when left out. It can be changed until the first upload.',
  })
  bundleId?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key gives the same app.' })
  @IsOptional()
  @MaxLength(100)
  idempotencyKey?: string;
}
