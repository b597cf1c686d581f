import type { Screen } from '#schema/app-spec/app-spec';
import { fieldsOf, samplesIn } from '../kinds/notation';
import { titleOf, equals, field, literal, state } from '../weave/expressions';
import { addReachable } from '../weave/reach';
import { dropScreen } from '../weave/prune';
import type { Feature } from './feature';

const CONVERSATION = 'Conversation';
const MESSAGE = 'Message';
const CHOSEN = 'selectedConversation';

/** Conversations, and the messages of one of them. Who is talked to is a kept state, since messages see only themselves. */
export const chat: Feature = {
  id: 'chat',
  name: 'a chat',
  words: [
    'chat',
    'chatting',
    'messaging',
    'message',
    'messenger',
    'nachricht',
    'mensaje',
    'conversation',
    'direct message',
    'dm',
  ],
  add(spec) {
    if (spec.screens.some((screen) => screen.components.some((part) => part.type === 'messages'))) return [];
    const people = fieldsOf('name*|topic');
    const words = fieldsOf('text:longText*|mine:boolean|sent at');
    spec.models.push({
      name: CONVERSATION,
      plural: 'Chats',
      icon: 'chat',
      fields: people,
      samples: samplesIn('Amira Haddad;Saturday|Jonas Weber;The photos|Book club;Next meeting', people, 'conversation'),
    });
    spec.models.push({
      name: MESSAGE,
      plural: 'Messages',
      icon: 'mail',
      fields: [
        { name: 'conversation', label: 'Conversation', type: 'reference', model: CONVERSATION, required: true },
        ...words,
      ],
      samples: [
        {
          id: 'message-1',
          conversation: 'conversation-1',
          text: 'Are you coming on Saturday?',
          mine: false,
          sentAt: 'today-1',
        },
        {
          id: 'message-2',
          conversation: 'conversation-1',
          text: 'Yes! I will bring a cake.',
          mine: true,
          sentAt: 'today',
        },
        {
          id: 'message-3',
          conversation: 'conversation-2',
          text: 'The photos turned out well.',
          mine: false,
          sentAt: 'today-2',
        },
        {
          id: 'message-4',
          conversation: 'conversation-3',
          text: 'We meet on Thursday at seven.',
          mine: false,
          sentAt: 'today-3',
        },
      ],
    });
    const where = addReachable(spec, chats(), 'Chats', 'chat');
    spec.screens.push(
      room(titleOf({ name: CONVERSATION, plural: '', icon: 'chat', fields: people, samples: [] }).name),
      newChat(),
    );
    return [`There are chats, ${where}.`];
  },
  remove(spec) {
    if (!spec.screens.some((screen) => screen.id === 'chats')) return [];
    for (const id of ['chats', 'chatRoom', 'newChat']) dropScreen(spec, id);
    spec.models = spec.models.filter((model) => model.name !== CONVERSATION && model.name !== MESSAGE);
    return ['The chats are gone.'];
  },
};

const chats = (): Screen => ({
  id: 'chats',
  title: 'Chats',
  icon: 'chat',
  state: [{ name: CHOSEN, type: 'text', initial: '', persisted: true }],
  toolbar: [],
  primaryAction: {
    id: 'chats.add',
    label: 'New chat',
    icon: 'add',
    action: { kind: 'open', screen: 'newChat', passItem: false },
  },
  components: [
    {
      id: 'chats.items',
      type: 'list',
      model: CONVERSATION,
      row: [
        { id: 'chats.icon', type: 'icon', name: 'person', label: 'Person' },
        {
          id: 'chats.text',
          type: 'column',
          children: [
            { id: 'chats.name', type: 'text', value: field('name'), style: 'headline' },
            { id: 'chats.topic', type: 'text', value: field('topic'), style: 'caption' },
          ],
        },
      ],
      action: {
        kind: 'sequence',
        actions: [
          { kind: 'setState', name: CHOSEN, value: field('id') },
          { kind: 'open', screen: 'chatRoom', passItem: true },
        ],
      },
      rowActions: [
        {
          id: 'chats.delete',
          label: 'Delete',
          icon: 'delete',
          role: 'destructive',
          action: { kind: 'delete', confirm: 'Delete this chat?' },
        },
      ],
      layout: 'rows',
      emptyTitle: 'No chats yet',
      emptyMessage: 'Tap "New chat" to write to somebody.',
    },
  ],
});

const room = (title: string): Screen => ({
  id: 'chatRoom',
  title: 'Chat',
  icon: 'chat',
  parameter: CONVERSATION,
  form: { model: MESSAGE, edits: false },
  state: [{ name: CHOSEN, type: 'text', initial: '', persisted: true }],
  toolbar: [],
  components: [
    { id: 'chatRoom.name', type: 'text', value: field(title), style: 'title' },
    {
      id: 'chatRoom.messages',
      type: 'messages',
      model: MESSAGE,
      text: 'text',
      mine: 'mine',
      where: equals(field('conversation'), state(CHOSEN)),
    },
    { id: 'chatRoom.text', type: 'field', field: 'text' },
    {
      id: 'chatRoom.send',
      type: 'button',
      label: 'Send',
      icon: 'send',
      role: 'primary',
      action: { kind: 'submit', values: { conversation: field('id'), mine: literal(true), sentAt: { kind: 'now' } } },
    },
  ],
});

const newChat = (): Screen => ({
  id: 'newChat',
  title: 'New chat',
  icon: 'add',
  form: { model: CONVERSATION, edits: false },
  state: [],
  toolbar: [],
  components: [
    { id: 'newChat.name', type: 'field', field: 'name' },
    { id: 'newChat.topic', type: 'field', field: 'topic' },
    {
      id: 'newChat.save',
      type: 'button',
      label: 'Start chat',
      icon: 'chat',
      role: 'primary',
      action: { kind: 'submit' },
    },
  ],
});
