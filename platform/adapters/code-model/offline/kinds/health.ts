import type { Kind } from './kind';

/** Body and mind, and those whom one looks after. */
export const HEALTH: Kind[] = [
  {
    id: 'fitness',
    words:
      'workout!, fitness!, gym!, exercise!, training!, weightlifting!, running!, yoga!, fitnessstudio!, ejercicio!, entrenamiento!, entraînement!, sport?, run tracker!, cycling!, marathon!, lifting!, crossfit!, personal trainer!, bodybuilding!, swimming!, hiking?',
    title: 'Stronger Every Week',
    icon: 'dumbbell',
    accent: '#D32F2F',
    purpose: 'keeps workouts and shows how they add up',
    entities: [
      {
        noun: 'workout',
        icon: 'dumbbell',
        fields: 'name*|type:choice=Strength,Endurance,Mobility|date*|duration|calories|notes',
        samples:
          'Legs and core;Strength;today;2700;380|Easy run;Endurance;today-2;2400;410;Along the river|Stretching;Mobility;today-3;1200;90|Intervals;Endurance;today-6;1800;360',
      },
    ],
    features: ['statistics'],
    subject: 'samples',
    called: 'exercise',
  },
  {
    id: 'medicine',
    words:
      'medicine!, medication!, pill!, medicine reminder!, pill reminder!, drug?, medikament!, tablette!, medicina!, medicamento!, médicament!, medicament!, vitamin!, prescription!, dose?',
    title: 'Pills on Time',
    icon: 'medicine',
    accent: '#007C91',
    purpose: 'reminds of {things} and keeps when they were taken',
    entities: [
      {
        noun: 'medicine',
        icon: 'medicine',
        fields: 'name*|dosage*|time*|taken on:dates|stock|notes',
        samples:
          'Vitamin D;1 tablet;08:00;today-1,today-2,today-3;42|Ibuprofen;400 mg;13:00;today;18;After a meal|Iron;1 capsule;20:00;today-1,today-3;9',
      },
    ],
    features: ['reminders'],
    subject: 'samples',
    called: 'medication,pill,vitamin',
  },
  {
    id: 'mood',
    words:
      'mood!, mood tracker!, emotion!, feeling!, mental health!, stimmung!, estado de ánimo!, humeur!, wellbeing, anxiety!, therapy',
    title: 'How Are You?',
    icon: 'sun',
    accent: '#8A5FA8',
    purpose: 'keeps moods and shows what they depend on',
    entities: [
      {
        noun: 'check-in',
        icon: 'sun',
        fields: 'title*|mood*|date*|cause:choice=Work,Family,Health,Sleep,Weather|notes',
        samples:
          'A good morning;Great;today;Sleep|Too many meetings;Low;today-1;Work|Walk with Ada;Good;today-2;Family|Rain all day;Okay;today-4;Weather',
      },
    ],
    features: ['chart', 'calendar'],
    subject: 'none',
  },
  {
    id: 'water',
    words:
      'water!, water intake!, hydration!, drink water!, wasser!, trinken!, agua!, eau!, water tracker!, water reminder!, calorie counter!, calorie!, nutrition!, macro, diet!, meal tracker!, food diary!, kalorien!, caloría!',
    title: 'Drink Up',
    icon: 'water',
    accent: '#0A7E8C',
    purpose: 'counts what was drunk or eaten against a goal for the day',
    entities: [
      {
        noun: 'intake',
        icon: 'water',
        fields: 'name*|amount:integer=250*|date*',
        samples: 'Glass of water;250;today|Tea;300;today|Bottle;500;today-1|Glass of water;250;today-2',
      },
    ],
    features: [],
    subject: 'none',
    pattern: 'intake',
  },
  {
    id: 'sleep',
    words: 'sleep!, sleep tracker!, schlaf!, sueño!, sommeil!, nap, bedtime!',
    title: 'Good Night',
    icon: 'moon',
    accent: '#3949AB',
    purpose: 'keeps how long and how well one slept',
    entities: [
      {
        noun: 'night',
        icon: 'moon',
        fields: 'title*|date*|duration*|quality:choice=Deep,Good,Restless,Poor|bedtime|notes',
        samples:
          'Slept through;today;28800;Deep;22:30|Woke up twice;today-1;22800;Restless;23:45;Coffee after six|A long one;today-2;32400;Good;22:00',
      },
    ],
    features: ['statistics'],
    subject: 'none',
  },
  {
    id: 'pets',
    words:
      'pet!, dog!, cat!, puppy!, vet!, pet care!, haustier!, hund!, katze!, mascota!, perro!, gato!, animal de compagnie!, chien!, chat domestique!, horse!, dog walking!, veterinary!',
    title: 'Paws',
    icon: 'paw',
    accent: '#8B6B45',
    purpose: 'keeps {things}, their care and their visits to the vet',
    entities: [
      {
        noun: 'pet',
        icon: 'paw',
        fields: 'name*|species:choice=Dog,Cat,Rabbit,Bird,Other*|breed|birthday|weight|photo|notes',
        samples:
          'Luna;Cat;Maine coon;2021-04-12;5.4|Bruno;Dog;Border collie;2019-09-30;18.2|Pepper;Rabbit;Dwarf;2023-01-08;1.6',
      },
      {
        noun: 'care visit',
        icon: 'medicine',
        of: 'pet',
        fields: 'title*|date*|cost|notes',
        samples: 'Vaccination;today-20;6500;Next in a year|Claws;today+5;1500|Check-up;today+12;4800',
      },
    ],
    features: [],
    subject: 'none',
    called: 'dog,cat,horse,puppy',
  },
  {
    id: 'plants',
    words:
      'plant care!, houseplant!, watering!, garden!, gardening!, plant tracker!, plant, garten!, jardín!, jardin!, pflanze!, planta!, vegetable garden!, my plants!',
    title: 'Green Thumb',
    icon: 'leaf',
    accent: '#2E7D32',
    purpose: 'keeps {things} and when they were watered',
    entities: [
      {
        noun: 'plant',
        icon: 'leaf',
        fields: 'name*|location|light:choice=Full sun,Half shade,Shade|watered on:dates|date planted|photo|notes',
        samples:
          'Monstera;Living room;Half shade;today-1,today-8;2023-03-01;;Turn it every month|Basil;Kitchen;Full sun;today,today-2;2024-05-12|Lavender;Balcony;Full sun;today-5;2022-04-20',
      },
    ],
    features: [],
    subject: 'samples',
    called: 'houseplant',
  },
  {
    id: 'baby',
    words: 'baby!, newborn!, feeding log!, toddler!, säugling!, bebé!, bébé!, diaper!, baby tracker!, pregnancy!',
    title: 'Little One',
    icon: 'heart',
    accent: '#C2456B',
    purpose: 'keeps what a small child ate, slept and learned',
    entities: [
      {
        noun: 'moment',
        icon: 'heart',
        fields: 'title*|type:choice=Feeding,Sleep,Nappy,Milestone*|date*|time|duration|notes',
        samples:
          'Morning milk;Feeding;today;06:30;1200|Nap;Sleep;today;10:00;5400|First smile;Milestone;today-6;17:20;0;At grandmother',
      },
    ],
    features: ['filter'],
    subject: 'none',
  },
];
