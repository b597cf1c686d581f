import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'The address of the account.' })
  email!: string;

  @Field(() => String, { description: 'Its password.' })
  password!: string;
}

@InputType({ description: 'Which session goes on.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The newest refresh token of the session.' })
  refreshToken!: string;
}

@InputType({ description: 'What is to end.' })
export class SignOutInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Every session of the user, not only this one.' })
  everywhere!: boolean;
}
