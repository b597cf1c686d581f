import type { AppSpec } from '#schema/app-spec/app-spec';

export interface SpecifyRequest {
  /** The user's words. */
  prompt: string;
  /** The project's name, which the app takes unless the words say otherwise. */
  projectName: string;
  /** The app as it is; null for a new one. */
  present: AppSpec | null;
  /** Earlier prompts of the conversation, oldest first. */
  history: string[];
}

export type ModelPart =
  /** What the model thinks, in short sentences for a person. */
  | { kind: 'reasoning'; text: string }
  /** Words to the user. */
  | { kind: 'text'; text: string }
  /** The result; exactly one, the last part but `usage`. It has passed `AppSpec` and `checkAppSpec`. */
  | { kind: 'specification'; specification: AppSpec; changes: string[] }
  | { kind: 'usage'; model: string; inputTokens: number; outputTokens: number };

/**
 * Turns words into an app specification, or into a change of the present one that keeps everything the words do not speak of.
 * Throws `PromptNotUnderstood` (a domain error) for empty or meaningless words, or words beyond it, with what to write instead; `Unavailable` when the model cannot be reached.
 */
export interface CodeModel {
  /** Refuses at once, as `specify` would, what is wrong with the words themselves. It may let pass what only the work shows. */
  check(request: SpecifyRequest): Promise<void>;
  specify(request: SpecifyRequest, signal: AbortSignal): AsyncIterable<ModelPart>;
}
