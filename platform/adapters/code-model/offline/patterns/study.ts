import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Model } from '#schema/app-spec/model';
import { above, count, field, literal, not, state } from '../weave/expressions';
import { addReachable } from '../weave/reach';

/** Questions to be answered: those known least come first, an answer is shown on demand. */
export function addStudy(spec: AppSpec, model: Model): void {
  const known = above(field('knownTimes'), literal(0));
  const some = above(count(model.name), literal(0));
  const screen: Screen = {
    id: 'study',
    title: 'Study',
    icon: 'school',
    state: [],
    toolbar: [],
    components: [
      {
        id: 'study.progress',
        type: 'progress',
        label: 'Known so far',
        visible: some,
        value: { kind: 'arithmetic', operation: 'divide', left: count(model.name, known), right: count(model.name) },
      },
      {
        id: 'study.items',
        type: 'list',
        model: model.name,
        sort: { field: 'knownTimes', descending: false },
        row: [
          { id: 'study.icon', type: 'icon', name: 'question', label: 'Question' },
          { id: 'study.question', type: 'text', value: field('question'), style: 'headline' },
          { id: 'study.space', type: 'spacer' },
          {
            id: 'study.known',
            type: 'badge',
            value: field('knownTimes'),
            tone: 'success',
            icon: 'check',
            visible: known,
          },
        ],
        action: { kind: 'open', screen: 'studyQuestion', passItem: true },
        rowActions: [],
        layout: 'rows',
        emptyTitle: 'Nothing to study yet',
        emptyMessage: 'Open a deck and add its first question.',
      },
    ],
  };
  addReachable(spec, screen, 'Study', 'school');
  spec.screens.push(questionScreen(model));
}

const questionScreen = (model: Model): Screen => ({
  id: 'studyQuestion',
  title: 'Question',
  icon: 'question',
  parameter: model.name,
  state: [{ name: 'revealed', type: 'boolean', initial: false, persisted: false }],
  toolbar: [],
  components: [
    {
      id: 'studyQuestion.question',
      type: 'card',
      children: [{ id: 'studyQuestion.text', type: 'text', value: field('question'), style: 'largeTitle' }],
    },
    {
      id: 'studyQuestion.reveal',
      type: 'button',
      label: 'Show the answer',
      role: 'primary',
      visible: not({ kind: 'isTrue', value: state('revealed') }),
      action: { kind: 'setState', name: 'revealed', value: literal(true) },
    },
    {
      id: 'studyQuestion.answer',
      type: 'column',
      visible: { kind: 'isTrue', value: state('revealed') },
      children: [
        { id: 'studyQuestion.answerText', type: 'text', value: field('answer'), style: 'title' },
        {
          id: 'studyQuestion.knew',
          type: 'button',
          label: 'I knew it',
          icon: 'check',
          role: 'primary',
          action: { kind: 'sequence', actions: [{ kind: 'increment', field: 'knownTimes', by: 1 }, { kind: 'back' }] },
        },
        {
          id: 'studyQuestion.again',
          type: 'button',
          label: 'Ask me again',
          role: 'secondary',
          action: {
            kind: 'sequence',
            actions: [{ kind: 'update', values: { knownTimes: literal(0) } }, { kind: 'back' }],
          },
        },
      ],
    },
  ],
});
