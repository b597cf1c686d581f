import type { Kind } from './kind';

/** What people do day by day. */
export const DAILY: Kind[] = [
  {
    id: 'habits',
    words:
      'habit!, daily routine, routine, habit tracker!, gewohnheit!, hábito!, habito!, habitude!, goal tracker?, streak?',
    title: 'Good Habits',
    icon: 'flame',
    accent: '#E4572E',
    purpose: 'keeps {things} and counts the days in a row',
    entities: [
      {
        noun: 'habit',
        icon: 'flame',
        fields: 'name*|category:choice=Health,Mind,Home|done on:dates|notes',
        samples:
          'Drink a glass of water;Health;today,today-1,today-2,today-3;|Read ten pages;Mind;today-1,today-2;Before sleep|Go for a walk;Health;today,today-2,today-3;|Tidy the kitchen;Home;today-4,today-6;',
      },
    ],
    features: [],
    subject: 'samples',
  },
  {
    id: 'tasks',
    words:
      'todo!, task!, todo list!, task manager!, checklist!, task list!, productivity, planner?, aufgabe!, aufgabenliste!, tarea!, lista de tareas!, tâche!, tache!, chore!, errand, project management!, kanban!',
    title: 'Get It Done',
    icon: 'checkCircle',
    accent: '#1565C0',
    purpose: 'keeps the {things} that are to be done',
    entities: [
      {
        noun: 'task',
        icon: 'checkCircle',
        fields: 'title*|done|notes',
        samples:
          'Answer the letter from the bank;no|Buy a birthday present;no;Something with music|Water the plants;yes|Book the dentist;no',
      },
    ],
    features: [],
    subject: 'samples',
    called: 'chore,errand,assignment',
  },
  {
    id: 'shopping',
    words:
      'shopping list!, grocery list!, groceries!, einkaufsliste!, lista de la compra!, lista de compras!, liste de courses!',
    title: 'Shopping List',
    icon: 'cart',
    accent: '#5B8C00',
    purpose: 'keeps what is to be bought',
    entities: [
      {
        noun: 'shopping item',
        icon: 'cart',
        fields: 'name*|quantity|aisle:choice=Fruit and vegetables,Dairy,Bakery,Pantry,Household|bought',
        samples:
          'Tomatoes;6;Fruit and vegetables;no|Oat milk;2;Dairy;no|Rye bread;1;Bakery;yes|Washing powder;1;Household;no',
      },
    ],
    features: [],
    subject: 'samples',
  },
  {
    id: 'notes',
    words:
      'note!, notepad!, notebook!, note taking!, memo!, notiz!, notizen!, nota!, notas!, bloc de notas!, bloc notes!, заметка!, заметки!, заметок!, 笔记!, メモ!',
    title: 'Notes',
    icon: 'note',
    accent: '#B26A00',
    purpose: 'keeps {things} and finds them again',
    entities: [
      {
        noun: 'note',
        icon: 'note',
        fields: 'title*|content:longText*|folder:choice=Personal,Work,Ideas|date',
        samples:
          'Gift ideas;A book on bees, a wool scarf;Personal;today|Team meeting;Agree on the new date;Work;today-1|A story;Two sisters and a lighthouse;Ideas;today-5',
      },
    ],
    features: ['search'],
    subject: 'samples',
    called: 'memo',
  },
  {
    id: 'journal',
    words:
      'journal!, diary!, journaling!, tagebuch!, diario!, journal intime!, gratitude!, dream journal!, daily reflection',
    title: 'My Journal',
    icon: 'book',
    accent: '#7A2E6B',
    purpose: 'keeps a page for every day',
    entities: [
      {
        noun: 'journal entry',
        plural: 'journal entries',
        icon: 'book',
        fields: 'title*|date*|mood|text:longText*',
        samples:
          'A walk in the rain;today;Good;Nobody was out, and the river was high.|The new neighbours;today-1;Great;They brought bread and stayed for tea.|A slow day;today-4;Okay;Read, slept, read again.',
      },
    ],
    features: ['calendar'],
    subject: 'samples',
  },
  {
    id: 'timers',
    words:
      'timer!, pomodoro!, stopwatch!, countdown!, chess clock!, time tracker!, time tracking!, focus?, stoppuhr!, temporizador!, minuteur!, interval timer!, timesheet!',
    title: 'Time Well Spent',
    icon: 'timer',
    accent: '#C62828',
    purpose: 'plans spans of time and counts what was done in them',
    entities: [
      {
        noun: 'countdown',
        icon: 'timer',
        fields: 'name*|duration*|rounds:integer=0|sound:choice=Bell,Chime,Silent',
        samples: 'Focus;1500;3;Bell|Short break;300;3;Chime|Long break;900;1;Chime',
      },
    ],
    features: [],
    subject: 'samples',
    called: 'chess clock,timer,stopwatch,pomodoro,interval timer',
    pattern: 'counters',
  },
  {
    id: 'counters',
    words: 'counter!, tally!, tally counter!, click counter!, zähler!, contador!, compteur!',
    title: 'Count On',
    icon: 'add',
    accent: '#6A1B9A',
    purpose: 'counts whatever there is to count',
    entities: [
      {
        noun: 'counter',
        icon: 'add',
        fields: 'name*|count:integer=0|goal:integer=10|notes',
        samples: 'Cups of coffee;2;4|Visitors;17;50|Push-ups;30;40',
      },
    ],
    features: [],
    subject: 'samples',
    pattern: 'counters',
  },
  {
    id: 'scores',
    words:
      'score keeper!, scorekeeper!, scoreboard!, score board!, score tracker!, score counter!, keep score!, point tracker!, points tracker!, punktezähler!, marcador!',
    title: 'Keep Score',
    icon: 'starFilled',
    accent: '#3949AB',
    purpose: 'keeps the score of {things}, a tap at a time',
    entities: [
      {
        noun: 'player',
        icon: 'person',
        fields: 'name*|score:integer=0|notes',
        samples: 'Amira;12|Jonas;9|Lucía;15',
      },
    ],
    features: [],
    subject: 'none',
    pattern: 'counters',
  },
  {
    id: 'events',
    words:
      'event!, daily planner!, weekly planner!, day planner!, week planner!, calendar!, event planner!, party?, schedule?, kalender!, calendario!, calendrier!, veranstaltung!, evento!, événement!, agenda!, meetup!, planner?',
    title: 'What Is On',
    icon: 'calendar',
    accent: '#3949AB',
    purpose: 'keeps what happens when and where',
    entities: [
      {
        noun: 'event',
        icon: 'calendar',
        fields: 'title*|date*|start time|location|category:choice=Personal,Work,Family|notes',
        samples:
          'Dinner with Ada;today+2;19:30;Trattoria Sole;Personal|Project review;today+1;10:00;Room 4;Work;Bring the figures|School concert;today+9;17:00;Town hall;Family|Dentist;today-3;08:15;Mill Lane 4;Personal',
      },
    ],
    features: ['calendar'],
    subject: 'samples',
    called: 'party,meetup',
  },
  {
    id: 'wedding',
    words: 'wedding!, hochzeit!, boda!, mariage!, guest list!, party planner!',
    title: 'The Big Day',
    icon: 'heart',
    accent: '#C2456B',
    purpose: 'plans a celebration with its guests and tasks',
    entities: [
      {
        noun: 'guest',
        icon: 'people',
        fields:
          'name*|answer:choice=Invited,Coming,Not coming|number of people:integer=1|meal:choice=Meat,Fish,Vegetarian|notes',
        samples:
          'Amira Haddad;Coming;2;Vegetarian|Jonas Weber;Invited;1;Fish|Lucía Ortega;Coming;3;Meat;A high chair for Leo|Priya Nair;Not coming;1;Fish',
      },
      {
        noun: 'wedding task',
        icon: 'checkCircle',
        fields: 'title*|due date|done',
        samples: 'Choose the cake;today+6;no|Book the band;today+12;no|Send the invitations;today-4;yes',
      },
    ],
    features: ['statistics'],
    subject: 'none',
  },
];
