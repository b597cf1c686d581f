import { formatDuration, formatValue, moneyDecimals } from './format';

const us = { locale: 'en-US', currency: 'USD', timeZone: 'America/New_York' };
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a format', () => {
  it('writes money from minor units, by the decimals of its currency', () => {
    expect(formatValue(123_456, 'money', us)).toBe('$1,234.56');
    expect(formatValue(500, 'money', { ...us, currency: 'JPY' })).toBe('¥500');
    expect(plain(formatValue(1999, 'money', { locale: 'de-DE', currency: 'EUR' }))).toBe('19,99 €');
    expect(moneyDecimals('KWD')).toBe(3);
  });

  it('writes a day and a time of day as they are, wherever the device is', () => {
    expect(formatValue('2026-11-23', 'date', us)).toBe('Nov 23, 2026');
    expect(plain(formatValue('07:30', 'time', us))).toBe('7:30 AM');
    expect(formatValue('07:30', 'time', { ...us, locale: 'de-DE' })).toBe('07:30');
  });

  it('writes a moment in the time of the place', () => {
    expect(plain(formatValue('2026-11-23T02:00:00Z', 'dateTime', us))).toBe('Nov 22, 2026, 9:00 PM');
    expect(formatValue('2026-11-23T02:00:00Z', 'date', us)).toBe('Nov 22, 2026');
  });

  it('writes parts, numbers and durations', () => {
    expect(formatValue(0.57, 'percent', us)).toBe('57%');
    expect(formatValue(1234.567, 'number', us)).toBe('1,234.57');
    expect([0, 45, 300, 3900, 3661].map(formatDuration)).toEqual([
      '0 min',
      '45 s',
      '5 min',
      '1 h 5 min',
      '1 h 1 min 1 s',
    ]);
  });

  it('leaves nothing as nothing, and what it cannot read as it is', () => {
    expect(formatValue('', 'date', us)).toBe('');
    expect(formatValue('soon', 'date', us)).toBe('soon');
  });
});
