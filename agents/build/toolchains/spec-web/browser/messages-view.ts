import type { Component } from '#schema/app-spec/component';
import type { VNode } from 'preact';
import { formatValue } from '../runtime/format';
import { listMessages } from '../runtime/list-objects';
import { classes, el } from './element';
import type { Place } from './place';

/** A conversation, oldest first, own messages at the right. */
export function messagesView(component: Extract<Component, { type: 'messages' }>, place: Place): VNode {
  const found = listMessages(component, place.around);
  const sentAt = place.session.objects.model(component.model)?.fields.find((field) => field.type === 'dateTime');
  const bubbles = found.map(({ object }) => {
    const isMine = object[component.mine] === true;
    const moment = sentAt && formatValue(object[sentAt.name], 'time', place.session.region);
    return el(
      'li',
      { key: object.id, class: classes('message', isMine && 'mine'), 'data-item': object.id },
      el('p', { class: 'bubble' }, String(object[component.text] ?? '')),
      moment ? el('span', { class: 'moment' }, moment) : null,
    );
  });
  return el('ol', { key: component.id, 'data-testid': component.id, class: 'messages', role: 'log' }, ...bubbles);
}
