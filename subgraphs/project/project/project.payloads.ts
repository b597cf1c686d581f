import { Directive, Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Project } from './project.entity';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The new project.' })
export class CreateProjectPayload extends Payload {
  @Field(() => Project, { nullable: true, description: 'The new project; null when there are errors.' })
  project?: Project;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The project as it is after the change.' })
export class UpdateProjectPayload extends Payload {
  @Field(() => Project, { nullable: true, description: 'The changed project; null when there are errors.' })
  project?: Project;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'What was deleted.' })
export class DeleteProjectPayload extends Payload {
  @Field(() => Project, { nullable: true, description: 'The project as it was; null when there are errors.' })
  project?: Project;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The project that is back.' })
export class RestoreProjectPayload extends Payload {
  @Field(() => Project, { nullable: true, description: 'The restored project; null when there are errors.' })
  project?: Project;
}
