/** A unit: what one of it is in the first unit of its dimension, and where its zero lies there. */
export interface Unit {
  name: string;
  /** As people write it, in lower case. */
  called: string[];
  factor: number;
  zero: number;
}

export interface Dimension {
  id: string;
  title: string;
  /** Words for the dimension itself. */
  words: string[];
  units: Unit[];
}

const dimension = (id: string, words: string, units: string): Dimension => ({
  id,
  title: id.charAt(0).toUpperCase() + id.slice(1),
  words: words.split(' '),
  units: units.split('|').map((line) => {
    const [name = '', called = '', factor = '1', zero = '0'] = line.split(';').map((part) => part.trim());
    return {
      name,
      called: [name.toLowerCase(), ...called.split(',').filter(Boolean)],
      factor: Number(factor),
      zero: Number(zero),
    };
  }),
});

export const DIMENSIONS: Dimension[] = [
  dimension(
    'length',
    'length distance height metric imperial',
    'Metres;metre,meter,meters,m;1|Kilometres;kilometre,kilometer,kilometers,km,kms;1000|Centimetres;centimetre,centimeter,centimeters,cm;0.01|Millimetres;millimetre,millimeter,millimeters,mm;0.001|Miles;mile,mi;1609.344|Yards;yard,yd;0.9144|Feet;foot,ft;0.3048|Inches;inch;0.0254',
  ),
  dimension(
    'weight',
    'weight mass metric imperial',
    'Kilograms;kilogram,kg,kgs,kilo,kilos;1|Grams;gram,g;0.001|Pounds;pound,lb,lbs;0.45359237|Ounces;ounce,oz;0.028349523125|Stone;stones,st;6.35029318|Tonnes;tonne,ton,tons;1000',
  ),
  dimension(
    'temperature',
    'temperature',
    'Celsius;centigrade,°c,c;1;0|Fahrenheit;°f,f;0.5555555555555556;-17.77777777777778|Kelvin;k;1;-273.15',
  ),
  dimension(
    'volume',
    'volume cooking kitchen baking',
    'Litres;litre,liter,liters,l;1|Millilitres;millilitre,milliliter,milliliters,ml;0.001|Cups;cup;0.2365882365|Tablespoons;tablespoon,tbsp;0.01478676478|Teaspoons;teaspoon,tsp;0.00492892159|Gallons;gallon,gal;3.785411784|Pints;pint;0.473176473',
  ),
  dimension(
    'speed',
    'speed',
    'Kilometres per hour;kmh,kph,km/h;1|Miles per hour;mph;1.609344|Metres per second;mps;3.6|Knots;knot,kn;1.852',
  ),
  dimension(
    'area',
    'area land',
    'Square metres;sqm;1|Square feet;sqft;0.09290304|Hectares;hectare,ha;10000|Acres;acre;4046.8564224|Square kilometres;sqkm;1000000',
  ),
  dimension(
    'time',
    'time',
    'Seconds;second,sec;1|Minutes;minute,min;60|Hours;hour;3600|Days;day;86400|Weeks;week;604800',
  ),
  dimension(
    'data',
    'data storage file',
    'Megabytes;megabyte,mb;1|Kilobytes;kilobyte,kb;0.001|Gigabytes;gigabyte,gb;1000|Terabytes;terabyte,tb;1000000',
  ),
];
