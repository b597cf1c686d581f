import type { Kind } from './kind';

/** What is bought, sold, owned and paid. */
export const COMMERCE: Kind[] = [
  {
    id: 'store',
    words:
      'store!, shop!, online store!, online shop!, ecommerce!, e commerce!, webshop!, boutique!, marketplace!, sell, selling, shopping app!, laden!, geschäft!, onlineshop!, tienda!, magasin!, bookstore!, bookshop!, bakery, florist!, catalogue?, catalog?, магазин!, 商店!',
    title: 'The Corner Shop',
    icon: 'bag',
    accent: '#0F7B4F',
    purpose: 'sells {things} with a cart and a checkout',
    entities: [
      {
        noun: 'product',
        icon: 'tag',
        fields: 'name*|description|price*|category:choice=New,Popular,Sale*|photo',
        samples:
          'Canvas bag;A bag for every day.;2490;Popular|Enamel mug;Holds 350 ml.;1490;New|Wool blanket;130 by 180 cm.;6990;Sale|Pocket knife;Three blades.;3290;Popular',
        layout: 'grid',
      },
    ],
    features: ['cart', 'filter'],
    subject: 'rename',
  },
  {
    id: 'restaurant',
    words:
      'restaurant!, food delivery!, food ordering!, menu!, takeaway!, parlor!, parlour!, takeout!, pizzeria!, cafe!, café!, coffee shop!, speisekarte!, restaurante!, menú!, food truck!, canteen!, diner!, order food!, cafeteria!',
    title: 'The Menu',
    icon: 'food',
    accent: '#C62828',
    purpose: 'shows the menu and takes orders',
    entities: [
      {
        noun: 'dish',
        icon: 'food',
        fields: 'name*|description|price*|course:choice=Starter,Main,Dessert,Drink*|vegetarian|photo',
        samples:
          'Tomato soup;With basil and cream.;690;Starter;yes|Mushroom risotto;Porcini and parmesan.;1450;Main;yes|Grilled trout;With lemon potatoes.;1890;Main;no|Lemon tart;Baked this morning.;650;Dessert;yes|Elderflower spritz;Without alcohol.;590;Drink;yes',
      },
    ],
    features: ['cart', 'filter'],
    subject: 'none',
  },
  {
    id: 'expenses',
    words:
      'expense!, budget!, spending!, finance!, money tracker!, personal finance!, bill splitter!, bills!, bill, ausgabe!, haushaltsbuch!, gasto!, presupuesto!, dépense!, depense!, income, subscription tracker!, cost tracker!, savings?, accounting!',
    title: 'Where It Goes',
    icon: 'money',
    accent: '#00796B',
    purpose: 'keeps {things}: what was spent, on what and when',
    entities: [
      {
        noun: 'expense',
        icon: 'money',
        fields: 'title*|amount*|category:choice=Home,Food,Transport,Leisure,Health|date*|notes',
        samples:
          'Rent;95000;Home;today-12|Weekly shop;8240;Food;today-1|Train ticket;2450;Transport;today-3|Cinema;1800;Leisure;today-5|Pharmacy;1190;Health;today-8',
      },
    ],
    features: ['statistics', 'filter'],
    subject: 'samples',
    called: 'bill',
  },
  {
    id: 'inventory',
    words:
      'inventory!, stock!, warehouse!, stock keeping!, lager!, inventar!, inventario!, inventaire!, storage?, pantry!, asset tracker!, spare parts',
    title: 'Stock in Hand',
    icon: 'folder',
    accent: '#455A64',
    purpose: 'counts {things}',
    entities: [
      {
        noun: 'stock item',
        icon: 'tag',
        fields: 'name*|quantity*|minimum stock|location|category:choice=Parts,Supplies,Goods|price|photo',
        samples:
          'Screws 4 × 40;480;200;Shelf A1;Parts;5|Packing tape;12;20;Shelf B2;Supplies;249|Desk lamp;7;3;Shelf C1;Goods;3900|Label roll;3;10;Shelf B1;Supplies;590',
      },
    ],
    features: ['search'],
    subject: 'rename',
    pattern: 'counters',
  },
  {
    id: 'realEstate',
    words:
      'real estate!, property!, apartment!, house hunting!, flat, immobilie!, immobilien!, inmobiliaria!, immobilier!, rental?, listing!, landlord!, housing, home listing!, tenant?',
    title: 'Keys and Doors',
    icon: 'home',
    accent: '#1A2F6B',
    purpose: 'lists {things} with what matters about them',
    entities: [
      {
        noun: 'listing',
        icon: 'home',
        fields: 'title*|price*|offer:choice=For rent,For sale*|bedrooms|area|address|description|photo',
        samples:
          'Attic with a terrace;189000;For rent;2;74;Harbour Street 12;Quiet and light.|Terraced house;42900000;For sale;4;132;Mill Lane 4;With a small garden.|Studio by the park;98000;For rent;1;38;Park Road 27;Newly painted.',
        layout: 'grid',
      },
    ],
    features: ['filter', 'favourites', 'map'],
    subject: 'none',
    called: 'apartment,property,house,flat',
  },
  {
    id: 'jobs',
    words:
      'job!, job board!, job application!, career!, hiring!, recruiting!, recruitment!, vacancy!, stelle!, empleo!, trabajo?, emploi!, job search!, freelance',
    title: 'The Next Job',
    icon: 'work',
    accent: '#1976B8',
    purpose: 'keeps {things} and how far the applications are',
    entities: [
      {
        noun: 'position',
        icon: 'work',
        fields:
          'title*|company*|location|salary|status:choice=Saved,Applied,Interview,Offer,Rejected|deadline:date|link|notes',
        samples:
          'Product designer;Lumen Labs;Hamburg;5800000;Interview;today+2|Backend engineer;Northwind;Remote;7200000;Applied;today+8|Head of support;Atlas & Sons;Lisbon;4900000;Saved;today+14',
      },
    ],
    features: ['filter'],
    subject: 'none',
    called: 'job,vacancy',
  },
  {
    id: 'contacts',
    words:
      'contact!, crm!, customer?, customer management!, customer database!, customer list!, manage customer!, address book!, client!, lead, sales, kontakt!, kunde!, contacto!, cliente!, client manager!, networking!, rolodex!, vendor?',
    title: 'People We Know',
    icon: 'people',
    accent: '#1670C4',
    purpose: 'keeps {things}, how to reach them and what was said',
    entities: [
      {
        noun: 'contact',
        icon: 'person',
        fields: 'name*|company|stage:choice=New,In talks,Customer,Lost|phone|email|notes',
        samples:
          'Amira Haddad;Northwind;Customer;+1 555 0101;amira@example.com|Jonas Weber;Kestrel Studio;In talks;+1 555 0134;jonas@example.com|Priya Nair;Lumen Labs;New;+1 555 0178;priya@example.com',
      },
      {
        noun: 'conversation note',
        icon: 'chat',
        of: 'contact',
        tab: false,
        fields: 'title*|date*|notes',
        samples: 'First call;today-9;Wants an offer.|Offer sent;today-2;Calls back on Friday.',
      },
    ],
    features: ['search', 'filter'],
    subject: 'none',
    called: 'client,customer,lead,vendor',
  },
];
