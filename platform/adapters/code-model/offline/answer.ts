import type { SpecifyRequest } from '#platform/ports/code-model';
import type { AppSpec } from '#schema/app-spec/app-spec';
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

/** What the words come to: a new app, or the present one changed. Throws `PromptNotUnderstood`. */
export function answerTo(request: SpecifyRequest): Answer {
  return newApp(request);
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
