import { Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { StoreApp } from './store-app.entity';

@ObjectType({ description: 'The app that is connected.' })
export class ConnectStorePayload extends Payload {
  @Field(() => StoreApp, { nullable: true, description: 'The app; null when there are errors.' })
  storeApp?: StoreApp;
}
