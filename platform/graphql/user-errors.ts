import './shared-enums';
import type { ValidationError } from 'class-validator';
import { ArgumentValidationError, Directive, Field, ObjectType } from 'type-graphql';
import { QueryFailedError } from 'typeorm';
import { ErrorCode } from '#schema/error-code';
import { DomainError, Problems, USER_ERROR_CODES } from '../kernel/errors';

@Directive('@shareable')
@Directive('@tag(name: "partner")')
@ObjectType({ description: 'Something that the caller can mend.' })
export class UserError {
  @Field(() => ErrorCode, { description: 'Why, for a program.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'What happened and what to do, for a person.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Path of the input field that it is about; null when it is about none.',
  })
  field!: string[] | null;
}

/** What every mutation answers beside the entity that it changed. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty when it was.' })
  userErrors?: UserError[];
}

/** Runs a mutation; errors that the caller can mend become its payload, every other is thrown on. */
export async function asPayload(run: () => unknown): Promise<unknown> {
  try {
    const payload = (await run()) as object | null;
    return { userErrors: [], ...payload };
  } catch (error) {
    const userErrors = userErrorsOf(error);
    if (!userErrors) throw error;
    return { userErrors };
  }
}

/** Null when the error is not one that the caller can mend. */
export function userErrorsOf(error: unknown): UserError[] | null {
  if (error instanceof ArgumentValidationError) return problemsOf(error.extensions.validationErrors, []);
  if (isUnstorable(error)) return [{ code: ErrorCode.INVALID_INPUT, message: UNSTORABLE, field: null }];
  const errors = error instanceof Problems ? error.errors : error instanceof DomainError ? [error] : [];
  if (errors.length === 0 || !errors.every(({ code }) => USER_ERROR_CODES.has(code))) return null;
  return errors.map(({ code, message, field }) => ({ code, message, field }));
}

/** PostgreSQL keeps every text but one with the character NUL or half a surrogate pair; its ways of saying so. */
const NUL_CODES = new Set(['22021', '22P05']);
const UNSTORABLE =
  'A text or an id holds the character NUL or half of a surrogate pair, which cannot be kept; take it out.';

function isUnstorable(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: string };
  return NUL_CODES.has(String(code)) || (code === '22P02' && error.message.includes('type json'));
}

/** Every problem that the validators found, also in nested inputs. */
function problemsOf(found: ValidationError[], path: string[]): UserError[] {
  return found.flatMap(({ property, constraints, children }) => {
    const field = [...path, property];
    const own = Object.values(constraints ?? {}).map((message) => ({
      code: ErrorCode.INVALID_INPUT,
      message: sentenceOf(message),
      field,
    }));
    return [...own, ...problemsOf(children ?? [], field)];
  });
}

/** The validators' words begin in lower case and end without a stop. */
const sentenceOf = (message: string) =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
