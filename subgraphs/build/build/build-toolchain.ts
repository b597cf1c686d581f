import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@tag(name: "partner")')
@ObjectType({ description: 'A toolchain that took part in a build.' })
export class BuildToolchain {
  @Field(() => String, { description: '`spec-web`, `kotlin`, `gradle`, `xcodebuild`.' })
  name!: string;

  @Field(() => String, { description: 'The version that ran.' })
  version!: string;
}
