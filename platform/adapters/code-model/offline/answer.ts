import type { SpecifyRequest } from '#platform/ports/code-model';
import type { AppSpec } from '#schema/app-spec/app-spec';
import { edit } from './edit/edit';
import { featureOf } from './features/all';
import { compose } from './plan/compose';
import { readPrompt } from './plan/reading';
import { enumerated, withArticle } from './words';

export interface Answer {
  thoughts: string[];
  texts: string[];
  specification: AppSpec;
  changes: string[];
}

/** The words describe a whole app rather than a change of one. */
const WHOLE =
  /^(?:(?:please|now|instead|start over|no|actually)[\s,:]+)*(?:(?:(?:can you|could you|please)\s+)?(?:build|make|create|design|generate|develop|write)\s+(?:me\s+)?|i\s+(?:want|need|would like)\s+)?(?:an?|another|a new)\s+(?:(?!(?:for|to|in|of|on|at|the|my|our|with|that|where|and)\s)[\p{L}-]+\s+){0,4}(?:app|application|tracker|store|shop|planner|journal|diary|organi[sz]er|manager|messenger|marketplace)\b(?!\s+(?:screen|page|tab|section|field|button|view|list|feature|to|in|on|icon))/iu;

/** What the words come to: a new app, or the present one changed. Throws `PromptNotUnderstood`. */
export function answerTo(request: SpecifyRequest): Answer {
  const { present, prompt } = request;
  if (!present) return newApp(request);
  if (WHOLE.test(prompt.trim())) {
    const made = newApp(request);
    return {
      ...made,
      texts: [
        'These words describe a whole app, so it takes the place of the present one, which stays among the earlier revisions.',
        ...made.texts,
      ],
    };
  }
  const { spec, changes, remarks } = edit(present, prompt);
  const texts = changes.length > 0 ? [changes.join(' '), ...remarks] : [...remarks, 'Nothing had to be changed.'];
  return {
    thoughts: [`The app "${present.name}" is there already, so the words are read as a change of it.`],
    texts,
    specification: spec,
    changes,
  };
}

function newApp(request: SpecifyRequest): Answer {
  const reading = readPrompt(request.prompt);
  const { spec, changes, remarks } = compose(reading, request.projectName);
  const nouns = enumerated(reading.nouns.map((noun) => noun.phrase));
  const features = enumerated(reading.wanted.map((id) => featureOf(id).name));
  return {
    thoughts: [
      reading.kind
        ? `The words describe an app of the kind "${reading.kind.id}".`
        : 'The words describe an app of no kind that I know by name, so its nouns decide.',
      ...(nouns ? [`They speak of ${nouns}.`] : []),
      ...(features ? [`They ask for ${features}.`] : []),
      ...(reading.refused.length > 0
        ? [`They want it without ${enumerated(reading.refused.map((id) => featureOf(id).name))}.`]
        : []),
      `It needs ${enumerated(spec.models.map((model) => withArticle(model.name)))}, and ${spec.screens.length} screens.`,
    ],
    texts: [spec.summary, ...remarks],
    specification: spec,
    changes,
  };
}
