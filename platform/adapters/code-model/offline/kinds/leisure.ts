import type { Kind } from './kind';

/** Out and about, and with others. */
export const LEISURE: Kind[] = [
  {
    id: 'chat',
    words:
      'chat!, messenger!, messaging!, chat app!, nachrichten!, mensajería!, messagerie!, direct message!, group chat!, whatsapp!',
    title: 'Talk',
    icon: 'chat',
    accent: '#00796B',
    purpose: 'lets people write to each other',
    entities: [],
    features: ['chat', 'profile'],
    subject: 'none',
  },
  {
    id: 'booking',
    words:
      'booking!, reservation!, appointment!, book appointment!, termin!, buchung!, reserva!, cita!, réservation!, rendez vous!, salon!, barber!, hairdresser!, rental!, scheduling!, court booking!, spa!, hotel!, barbershop!, clinic!, doctor?',
    title: 'Book a Time',
    icon: 'calendar',
    accent: '#0F7F83',
    purpose: 'books services for a day and a time',
    entities: [
      {
        noun: 'service',
        icon: 'tag',
        fields: 'name*|duration*|price*|description',
        samples:
          'Consultation;1800;3500;A first talk.|Standard;3600;6500;What most people take.|Long session;5400;9000;With time for more.',
      },
      {
        noun: 'booking',
        icon: 'calendar',
        of: 'service',
        fields: 'customer*|date*|time*|status:choice=Requested,Confirmed,Done|phone',
        samples:
          'Amira Haddad;today+1;10:00;Confirmed;+1 555 0101|Jonas Weber;today+3;14:30;Requested;+1 555 0134|Priya Nair;today-2;09:00;Done;+1 555 0178',
      },
    ],
    features: ['calendar'],
    subject: 'none',
  },
  {
    id: 'travel',
    words:
      'travel!, trip!, vacation!, holiday!, itinerary!, packing list!, reise!, urlaub!, viaje!, voyage!, vacances!, travel journal!, road trip!, backpacking!, flight!, tourism!, city guide!, sightseeing!',
    title: 'Away',
    icon: 'plane',
    accent: '#1976B8',
    purpose: 'plans {things} and what is done on them',
    entities: [
      {
        noun: 'trip',
        icon: 'plane',
        fields: 'destination*|start date*|end date|budget|photo|notes',
        samples:
          'Lisbon;today+20;today+26;120000;;Stay near the river|Kyoto;today+90;today+104;350000|Bornholm;today-30;today-24;60000;;Take bikes again',
      },
      {
        noun: 'stop',
        icon: 'location',
        of: 'trip',
        fields: 'name*|date|type:choice=Sight,Meal,Stay,Transport|address|done',
        samples:
          'Tram 28;today+21;Transport;Martim Moniz;no|Fushimi Inari;today+92;Sight;Kyoto;no|Round church;today-28;Sight;Østerlars;yes',
      },
    ],
    features: [],
    subject: 'samples',
    called: 'vacation,holiday',
  },
  {
    id: 'weather',
    words:
      'weather!, forecast!, wetter!, tiempo meteorológico!, clima!, météo!, weather app!, temperature?, air quality!',
    title: 'Sky Today',
    icon: 'sun',
    accent: '#1670C4',
    purpose: 'shows the weather of places and the days to come',
    entities: [
      {
        noun: 'city',
        icon: 'location',
        fields: 'name*|weather:choice=Sunny,Cloudy,Rain,Snow*|temperature*|humidity|wind:decimal',
        samples: 'Lisbon;Sunny;24.5;48;12|Hamburg;Rain;11;86;27|Kyoto;Cloudy;18.5;64;8|Oslo;Snow;-2;71;15',
      },
      {
        noun: 'forecast',
        icon: 'cloud',
        of: 'city',
        tab: false,
        fields: 'day:date*|weather:choice=Sunny,Cloudy,Rain,Snow*|high*|low*',
        samples:
          'today+1;Sunny;26;17|today+1;Rain;12;8|today+1;Cloudy;19;13|today+1;Snow;-1;-6|today+2;Cloudy;22;16|today+2;Rain;10;7|today+2;Sunny;21;12|today+2;Cloudy;1;-4',
      },
    ],
    features: ['favourites'],
    subject: 'none',
  },
  {
    id: 'social',
    words:
      'social!, social network!, social media!, photo sharing!, feed!, instagram!, community!, post!, blog!, soziales netzwerk!, red social!, réseau social!, photo app!, photo feed!, photo gallery!, gallery!, album?, share photos!, forum!, twitter!',
    title: 'Moments',
    icon: 'image',
    accent: '#C2185B',
    purpose: 'shows what people post and what they like',
    entities: [
      {
        noun: 'post',
        icon: 'image',
        fields: 'author*|caption:longText*|photo|likes|posted on',
        samples:
          'Amira;First light over the harbour.;;24;today|Jonas;New bread, old recipe.;;57;today-1|Priya;Found this at the market.;;12;today-2',
      },
      {
        noun: 'comment',
        icon: 'chat',
        of: 'post',
        tab: false,
        fields: 'name*|text:longText*',
        samples: 'Lucía;What a colour!|Amira;The recipe, please.|Jonas;I want one too.',
      },
    ],
    features: ['profile', 'favourites'],
    subject: 'none',
  },
  {
    id: 'sports',
    words:
      'league!, tournament!, football!, soccer!, basketball!, tennis!, golf!, score!, mannschaft!, fútbol!, équipe!, sports team!, match tracker!, volleyball!, cricket!, team roster!',
    title: 'Match Day',
    icon: 'star',
    accent: '#1E5631',
    purpose: 'keeps matches, scores and players',
    entities: [
      {
        noun: 'match',
        icon: 'star',
        fields: 'opponent:text*|date*|location|our goals:integer=0|their goals:integer=0|notes',
        samples: 'Harbour United;today+3;Home;0;0|Rovers;today-4;Away;2;1|Wolves;today-11;Home;1;1',
      },
      {
        noun: 'player',
        icon: 'person',
        fields: 'name*|position:choice=Goalkeeper,Defence,Midfield,Attack|number|phone',
        samples: 'Amira Haddad;Goalkeeper;1|Jonas Weber;Defence;4|Lucía Ortega;Midfield;8|Priya Nair;Attack;9',
      },
    ],
    features: ['calendar'],
    subject: 'none',
  },
  {
    id: 'cars',
    words:
      'car!, vehicle!, fuel!, mileage!, car maintenance!, garage!, auto!, coche!, voiture!, motorcycle!, fuel log!, service book!, fleet!',
    title: 'On the Road',
    icon: 'car',
    accent: '#37414A',
    purpose: 'keeps {things}, fuel and repairs',
    entities: [
      {
        noun: 'vehicle',
        icon: 'car',
        fields: 'name*|brand|year|mileage|photo|notes',
        samples: 'The blue one;Kestrel;2018;64200|Weekend;Atlas;1987;142800;;Oil every 5000 km',
      },
      {
        noun: 'service',
        icon: 'tools',
        of: 'vehicle',
        fields: 'title*|type:choice=Fuel,Repair,Inspection,Tyres*|date*|cost|mileage',
        samples:
          'Full tank;Fuel;today-3;7840;64200|New brakes;Repair;today-31;32000;141900|Winter tyres;Tyres;today-60;48000;63100',
      },
    ],
    features: ['statistics'],
    subject: 'none',
    called: 'car,motorcycle',
  },
];
