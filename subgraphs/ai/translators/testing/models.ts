import type { Field, Model } from '#schema/app-spec/model';

export const fields: Field[] = [
  { name: 'name', label: 'Name', type: 'text', required: true },
  { name: 'notes', label: 'Notes', type: 'longText', required: false },
  { name: 'amount', label: 'Amount', type: 'integer', required: true, initial: 1 },
  { name: 'weight', label: 'Weight', type: 'decimal', required: false, initial: 2.5 },
  { name: 'price', label: 'Price', type: 'money', required: true },
  { name: 'done', label: 'Done', type: 'boolean', required: false, initial: true },
  { name: 'due', label: 'Due', type: 'date', required: false },
  { name: 'since', label: 'Since', type: 'date', required: true, initial: 'today' },
  { name: 'at', label: 'At', type: 'time', required: true, initial: '09:30' },
  { name: 'later', label: 'Later', type: 'time', required: false },
  { name: 'made', label: 'Made', type: 'dateTime', required: true, initial: 'now' },
  { name: 'seen', label: 'Seen', type: 'dateTime', required: false },
  { name: 'length', label: 'Length', type: 'duration', required: true, initial: 90 },
  { name: 'type', label: 'Type', type: 'choice', required: true, choices: ['A+', 'A-', 'default', '3 of "a"', 'ünï'] },
  { name: 'days', label: 'Days', type: 'dates', required: false },
  { name: 'photo', label: 'Photo', type: 'image', required: false },
  { name: 'email', label: 'E-mail', type: 'email', required: false },
  { name: 'phone', label: 'Phone', type: 'phone', required: false },
  { name: 'site', label: 'Site', type: 'url', required: false },
  { name: 'owner', label: 'Owner', type: 'reference', model: 'Person', required: false },
];

export const thing: Model = {
  name: 'Thing',
  plural: 'Things',
  icon: 'tag',
  fields,
  samples: [
    {
      id: 'thing-1',
      name: 'One',
      price: 120,
      due: 'today-3',
      days: ['today', 'today-1', '2026-01-31'],
      type: 'A-',
      owner: 'p-1',
    },
    {
      id: 'thing-2',
      name: 'Two',
      price: 5,
      since: '2026-02-28',
      made: 'today-2',
      seen: '2026-03-01T10:00:00Z',
      type: 'ünï',
      later: '23:59',
    },
  ],
};

export const person: Model = {
  name: 'Person',
  plural: 'People',
  icon: 'person',
  fields: [
    { name: 'title', label: 'Title', type: 'text', required: true },
    { name: 'rank', label: 'Rank', type: 'choice', required: true, choices: ['First', 'Second'] },
    { name: 'born', label: 'Born', type: 'date', required: false },
    { name: 'score', label: 'Score', type: 'integer', required: false },
    { name: 'mine', label: 'Mine', type: 'boolean', required: false },
  ],
  samples: [{ id: 'p-1', title: 'Ada', rank: 'Second', born: '1815-12-10', score: 7 }],
};
