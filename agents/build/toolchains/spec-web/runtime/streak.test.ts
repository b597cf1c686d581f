import { addDays, addMonths, dayOf, isDay, localDay, localTime, monthGrid } from './days';
import { countWithin, streak } from './streak';

describe('days', () => {
  it('are those of the place, not of UTC', () => {
    const now = new Date('2026-11-23T23:30:00Z');
    expect(localDay({ now, timeZone: 'America/New_York' })).toBe('2026-11-23');
    expect(localDay({ now, timeZone: 'Asia/Tokyo' })).toBe('2026-11-24');
    expect(localTime({ now, timeZone: 'Asia/Kolkata' })).toBe('05:00');
    expect(localTime({ now: new Date('2026-11-23T00:05:00Z'), timeZone: 'UTC' })).toBe('00:05');
  });

  it('follow each other over leap days, years and changes of the clock', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '', 'today', '2026-1-1'])('are not texts like %s', (text) =>
    expect(isDay(text)).toBe(false),
  );

  it('hold the moments that fall on them there', () => {
    expect(dayOf('2026-11-23T23:30:00Z', 'Asia/Tokyo')).toBe('2026-11-24');
    expect(dayOf('2026-11-23')).toBe('2026-11-23');
    expect(dayOf('soon')).toBe('');
  });

  it('fill the weeks of a month from either first day of the week', () => {
    const [first] = monthGrid('2026-11', 1);
    expect(first).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(monthGrid('2026-11', 0)[0]?.[0]).toBe('2026-11-01');
    expect(monthGrid('2026-02', 0).flat().filter(Boolean)).toHaveLength(28);
    expect(monthGrid('2026-05', 1).flat().filter(Boolean)).toHaveLength(31);
  });
});

describe('a streak', () => {
  it('ends today or yesterday', () => {
    const dates = ['2026-11-21', '2026-11-22', '2026-11-20', '2026-11-18'];
    expect(streak(dates, '2026-11-22')).toBe(3);
    expect(streak(dates, '2026-11-23')).toBe(3);
    expect(streak(dates, '2026-11-24')).toBe(0);
    expect(streak([...dates, '2026-11-23'], '2026-11-23')).toBe(4);
  });

  it('counts a day once, none for nothing, and does not look ahead', () => {
    expect(streak(['2026-11-23', '2026-11-23'], '2026-11-23')).toBe(1);
    expect(streak([], '2026-11-23')).toBe(0);
    expect(streak(['2026-11-25', '2026-11-24'], '2026-11-23')).toBe(0);
  });

  it('goes through both changes of daylight saving time', () => {
    const spring = ['2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30'];
    const autumn = ['2026-10-24', '2026-10-25', '2026-10-26'];
    expect(streak(spring, '2026-03-30')).toBe(4);
    expect(streak(autumn, localDay({ now: new Date('2026-10-26T00:10:00+01:00'), timeZone: 'Europe/Berlin' }))).toBe(3);
  });
});

describe('the days within a while', () => {
  it('count today and the days before it, each once', () => {
    const dates = ['2026-11-23', '2026-11-23', '2026-11-17', '2026-11-16', '2026-11-24'];
    expect(countWithin(dates, 7, '2026-11-23')).toBe(2);
    expect(countWithin(dates, 8, '2026-11-23')).toBe(3);
    expect(countWithin(dates, 1, '2026-11-23')).toBe(1);
  });
});
