import type { AppSpec, Screen } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Expression } from '#schema/app-spec/expression';
import type { Model } from '#schema/app-spec/model';
import type { IconName } from '#schema/app-spec/names';
import { fieldCalled } from '../lexicon/fields';
import { free } from '../lexicon/names';
import { equals, field, join, literal, not, state } from '../weave/expressions';
import { addReachable } from '../weave/reach';

/** Something that is drawn by chance: dice, a coin, a number. */
export interface Draw {
  id: string;
  words: string;
  title: string;
  icon: IconName;
  accent: string;
  purpose: string;
  /** The type that keeps what was drawn. */
  type: string;
  plural: string;
  /** A button each: what it reads, what it is called among those drawn, and what it draws. */
  buttons: [label: string, source: string, value: Expression][];
  empty: string;
}

const random = (minimum: number, maximum: number): Expression => ({
  kind: 'random',
  minimum: literal(minimum),
  maximum: literal(maximum),
});
const die = (sides: number): [string, string, Expression] => [`Roll D${sides}`, `D${sides}`, join(random(1, sides))];
const oneOf = (answers: string[]): Expression => {
  const [last = '', ...others] = answers.toReversed();
  return others.reduce<Expression>(
    (otherwise, answer, index) => ({
      kind: 'when',
      condition: equals(random(1, index + 2), literal(1)),
      whenTrue: literal(answer),
      whenFalse: otherwise,
    }),
    literal(last),
  );
};

export const DRAWS: Draw[] = [
  {
    id: 'dice',
    words: 'dice!, die roller!, dice roller!, d20!, d6!, würfel!, dado!, dados!',
    title: 'Dice',
    icon: 'question',
    accent: '#6A1B9A',
    purpose: 'rolls dice and keeps what was rolled',
    type: 'DiceRoll',
    plural: 'Rolls',
    buttons: [
      die(4),
      die(6),
      die(8),
      die(10),
      die(12),
      die(20),
      die(100),
      [
        'Roll two D6',
        '2 × D6',
        join({ kind: 'arithmetic', operation: 'add', left: random(1, 6), right: random(1, 6) }),
      ],
    ],
    empty: 'Tap a die to roll it',
  },
  {
    id: 'coin',
    words: 'coin flip!, coin toss!, flip coin!, flip a coin!, toss a coin!, coin flipper!, heads or tails!',
    title: 'Coin Flip',
    icon: 'circle',
    accent: '#9A7400',
    purpose: 'flips a coin and keeps how it fell',
    type: 'CoinFlip',
    plural: 'Flips',
    buttons: [['Flip the coin', 'Coin', oneOf(['Heads', 'Tails'])]],
    empty: 'Tap to flip',
  },
  {
    id: 'randomNumber',
    words: 'random number!, random number generator!, number generator!, lottery number!, lottery!',
    title: 'Random Numbers',
    icon: 'question',
    accent: '#3949AB',
    purpose: 'draws numbers by chance and keeps them',
    type: 'DrawnNumber',
    plural: 'Numbers',
    buttons: [
      ['1 to 10', '1–10', join(random(1, 10))],
      ['1 to 49', '1–49', join(random(1, 49))],
      ['1 to 100', '1–100', join(random(1, 100))],
      ['1 to 1000', '1–1000', join(random(1, 1000))],
    ],
    empty: 'Tap a range to draw from it',
  },
  {
    id: 'oracle',
    words: 'magic 8 ball!, magic eight ball!, decision maker!, fortune teller!, fortune cookie!',
    title: 'Decide for Me',
    icon: 'star',
    accent: '#7A2E6B',
    purpose: 'gives an answer by chance and keeps it',
    type: 'GivenAnswer',
    plural: 'Answers',
    buttons: [['Ask', 'Answer', oneOf(['Yes', 'No', 'Maybe', 'Ask again later', 'Certainly', 'Better not'])]],
    empty: 'Think of a question and tap',
  },
];

/** Adds the screen that draws, shows the last result large, and lists those before it. */
export function addDraw(spec: AppSpec, draw: Draw): Model {
  const model: Model = {
    name: free(
      draw.type,
      spec.models.map((one) => one.name),
    ),
    plural: draw.plural,
    icon: draw.icon,
    fields: [
      fieldCalled('source', { type: 'text', required: true }),
      fieldCalled('outcome', { type: 'text', required: true }),
      { ...fieldCalled('drawn at', { type: 'dateTime' }), initial: 'now' },
    ],
    samples: [],
  };
  const id = free(
    `${draw.id}Tool`,
    spec.screens.map((one) => one.id),
  );
  const drawn = { kind: 'isEmpty', value: state('lastOutcome') } as const;
  const buttons: Component[] = draw.buttons.map(([label, source, value], index) => ({
    id: `${id}.draw${index + 1}`,
    type: 'button',
    label,
    role: index === 0 || draw.buttons.length > 3 ? 'primary' : 'secondary',
    action: {
      kind: 'sequence',
      actions: [
        { kind: 'setState', name: 'lastOutcome', value },
        {
          kind: 'create',
          model: model.name,
          values: { source: literal(source), outcome: state('lastOutcome'), drawnAt: { kind: 'now' } },
        },
      ],
    },
  }));
  const screen: Screen = {
    id,
    title: draw.title,
    icon: draw.icon,
    state: [{ name: 'lastOutcome', type: 'text', initial: '', persisted: false }],
    toolbar: [],
    components: [
      {
        id: `${id}.shown`,
        type: 'card',
        children: [
          { id: `${id}.hint`, type: 'text', value: literal(draw.empty), style: 'title', visible: drawn },
          { id: `${id}.outcome`, type: 'text', value: state('lastOutcome'), style: 'largeTitle', visible: not(drawn) },
        ],
      },
      { id: `${id}.buttons`, type: 'column', children: buttons },
      {
        id: `${id}.history`,
        type: 'list',
        model: model.name,
        sort: { field: 'drawnAt', descending: true },
        row: [
          { id: `${id}.rowSource`, type: 'text', value: field('source'), style: 'body' },
          { id: `${id}.rowSpace`, type: 'spacer' },
          { id: `${id}.rowOutcome`, type: 'text', value: field('outcome'), style: 'headline' },
        ],
        rowActions: [],
        layout: 'rows',
        emptyTitle: `No ${draw.plural.toLowerCase()} yet`,
        emptyMessage: 'What was drawn is listed here.',
      },
      {
        id: `${id}.clear`,
        type: 'button',
        label: 'Clear the list',
        icon: 'delete',
        role: 'destructive',
        action: { kind: 'deleteAll', model: model.name },
      },
    ],
  };
  spec.models.push(model);
  addReachable(spec, screen, draw.title, draw.icon);
  return model;
}
