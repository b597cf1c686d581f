import { Directive, Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Generation } from './generation.entity';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The generation that has begun.' })
export class GenerateCodePayload extends Payload {
  @Field(() => Generation, { nullable: true, description: 'The generation; null when there are errors.' })
  generation?: Generation;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The generation that was stopped.' })
export class CancelGenerationPayload extends Payload {
  @Field(() => Generation, { nullable: true, description: 'The generation; null when there are errors.' })
  generation?: Generation;
}
