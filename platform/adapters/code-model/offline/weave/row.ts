import type { AppSpec } from '#schema/app-spec/app-spec';
import type { Component } from '#schema/app-spec/component';
import type { Field, Model } from '#schema/app-spec/model';
import { above, field, isTick, isTrue, join, literal, mayBeEmpty, not, shown, titleOf } from './expressions';

/** Numbers that tell much about an object at a glance. */
const COUNTED =
  /quantity|count|score|points|stock|goal|wins|servings|calories|amount|people|guests|pages|number|reps|sets|hours|total/i;
const CAPTIONS = ['reference', 'date', 'dateTime', 'time', 'text', 'duration', 'decimal', 'longText'];

/** What a row of a list shows of an object: a tick or a picture, what it is, and its most telling value at the end. */
export function rowOf(spec: AppSpec, model: Model, id: (name: string) => string, layout: 'rows' | 'grid'): Component[] {
  const title = titleOf(model);
  const image = model.fields.find((one) => one.type === 'image');
  const tick = model.fields.find(isTick);
  const lead: Component[] = [];
  if (tick)
    lead.push({
      id: id('rowDone'),
      type: 'check',
      field: tick.name,
      label: tick.type === 'dates' ? 'Done today' : tick.label,
    });
  if (image)
    lead.push({ id: id('rowPhoto'), type: 'image', field: image.name, label: image.label, placeholder: model.icon });
  else if (!tick && layout === 'rows')
    lead.push({ id: id('rowIcon'), type: 'icon', name: model.icon, label: model.name });
  const name: Component = {
    id: id('rowTitle'),
    type: 'text',
    value: shown(spec, title) ?? field(title.name),
    style: 'headline',
  };
  const captions = captionsOf(spec, model, title, id, layout === 'grid' ? 1 : 2);
  const ends = endsOf(spec, model, title, id);
  if (layout === 'grid') return [...lead, name, ...captions, ...ends];
  const text: Component = { id: id('rowBody'), type: 'column', children: [name, ...captions] };
  return ends.length > 0 ? [...lead, text, { id: id('rowSpace'), type: 'spacer' }, ...ends] : [...lead, text];
}

function captionsOf(
  spec: AppSpec,
  model: Model,
  title: Field,
  id: (name: string) => string,
  most: number,
): Component[] {
  return model.fields
    .filter((one) => one !== title && CAPTIONS.includes(one.type))
    .toSorted((left, right) => CAPTIONS.indexOf(left.type) - CAPTIONS.indexOf(right.type))
    .flatMap((one) => captionOf(spec, one, id) ?? [])
    .slice(0, most);
}

/** One line about a field below an object's name; it is not there when the value is empty. */
export function captionOf(spec: AppSpec, one: Field, id: (name: string) => string): Component | null {
  const value = shown(spec, one);
  if (!value) return null;
  const bare = ['reference', 'text', 'longText'].includes(one.type) || ['date', 'when'].includes(one.name);
  return {
    id: id(`row${one.name.charAt(0).toUpperCase()}${one.name.slice(1)}Line`),
    type: 'text',
    value: bare ? value : join(literal(`${one.label}: `), value),
    style: 'caption',
    ...(mayBeEmpty(one) ? { visible: not({ kind: 'isEmpty', value: field(one.name) }) } : {}),
  };
}

function endsOf(spec: AppSpec, model: Model, title: Field, id: (name: string) => string): Component[] {
  const ends: Component[] = [];
  const streak = model.fields.find((one) => one.type === 'dates');
  if (streak)
    ends.push({
      id: id('rowStreak'),
      type: 'badge',
      value: join({ kind: 'streak', field: streak.name }, literal(' days')),
      tone: 'accent',
      icon: 'flame',
      visible: above({ kind: 'streak', field: streak.name }, literal(0)),
    });
  const others = model.fields.filter((one) => one !== title);
  const price = others.find((one) => one.type === 'money');
  if (price)
    ends.push({ id: id('rowAmount'), type: 'text', value: shown(spec, price) ?? field(price.name), style: 'body' });
  const badge =
    others.find(
      (one) => ['priority', 'status', 'mood', 'stage', 'condition'].includes(one.name) && one.type === 'choice',
    ) ?? others.find((one) => one.type === 'choice');
  if (badge && ends.length < 2)
    ends.push({
      id: id('rowBadge'),
      type: 'badge',
      value: field(badge.name),
      tone: badge.name === 'priority' ? 'warning' : 'neutral',
    });
  const number =
    others.find((one) => one.name === 'rating') ??
    others.find((one) => one.type === 'integer' && COUNTED.test(one.name));
  if (number && ends.length < 2 && number.type === 'integer')
    ends.push({
      id: id('rowNumber'),
      type: 'badge',
      value:
        number.name === 'rating'
          ? join(field('rating'), literal(' / 5'))
          : join(literal(`${number.label}: `), field(number.name)),
      tone: 'accent',
      visible: above(field(number.name), literal(0)),
      ...(number.name === 'rating' ? { icon: 'star' as const } : {}),
    });
  const favourite = others.find((one) => one.name === 'favourite' && one.type === 'boolean');
  if (favourite)
    ends.push({
      id: id('rowFavourite'),
      type: 'icon',
      name: 'heartFilled',
      label: favourite.label,
      visible: isTrue(favourite.name),
    });
  return ends;
}
