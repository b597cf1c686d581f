import { Directive, Field, ObjectType } from 'type-graphql';
import { Payload } from '#platform/graphql/user-errors';
import { Deployment } from './deployment.entity';
import { DeploymentCheck } from './deployment-parts';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The deployment that has begun.' })
export class DeployPayload extends Payload {
  @Field(() => Deployment, { nullable: true, description: 'The deployment; null when there are errors.' })
  deployment?: Deployment;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'How the checks come out.' })
export class CheckDeploymentPayload extends Payload {
  @Field(() => [DeploymentCheck], {
    nullable: true,
    description: 'Each thing that was looked at; null when there are errors.',
  })
  checks?: DeploymentCheck[];

  @Field(() => Boolean, { nullable: true, description: 'None of them is an ERROR.' })
  canDeploy?: boolean;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'The deployment as it is after the change.' })
export class RolloutPayload extends Payload {
  @Field(() => Deployment, { nullable: true, description: 'The deployment; null when there are errors.' })
  deployment?: Deployment;
}

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'What came of taking a release back.' })
export class RollBackPayload extends Payload {
  @Field(() => Deployment, {
    nullable: true,
    description: 'The deployment whose release is stopped; null when there are errors.',
  })
  deployment?: Deployment;

  @Field(() => Deployment, { nullable: true, description: 'The deployment whose release is offered again.' })
  promoted?: Deployment;

  @Field(() => String, { nullable: true, description: 'What that means for people who have the app.' })
  explanation?: string;
}
