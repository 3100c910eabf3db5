import { describe, expect, it } from 'vitest';
import { headerWords, likeness } from './header-words.ts';
import { type Column, matchHeaders } from './match-headers.ts';
import { guessDayFormat } from './read-day.ts';

const columns = (all: Record<string, string>): readonly Column[] =>
  Object.entries(all).map(([name, samples]) => ({ name, samples: samples === '' ? [] : samples.split('|') }));

describe('a header', () => {
  it.each([
    ['wlc_gbpm', ['wlc'], 'GBP', 'million'],
    ['lifecycle_cost_usdm', ['lifecycle', 'cost'], 'USD', 'million'],
    ['Total cost (£k)', ['total', 'cost'], 'GBP', 'thousand'],
    ['Budget in $ million', ['budget'], 'USD', 'million'],
    ['ffc_aud', ['ffc'], 'AUD', null],
    ['startDate', ['start', 'date'], null, null],
  ])('%s is taken apart', (header, words, currency, moneyUnit) =>
    expect(headerWords(header)).toEqual({ words, currency, moneyUnit }),
  );

  it('is like another in spite of a slip or a plural', () => {
    expect(likeness(['forcast', 'finish'], ['forecast', 'finish'])).toBeCloseTo(0.9);
    expect(likeness(['benefit'], ['benefits'])).toBeCloseTo(0.8);
    expect(likeness(['risk'], ['spent'])).toBe(0);
  });
});

describe('matching', () => {
  it('suggests a mapping for dated reports from headers and values, with the unit of money', () => {
    const mapping = matchHeaders(
      'reports',
      columns({
        report_year: '2014',
        project: 'Green Investment Bank',
        project_key: 'green investment bank',
        department: 'BIS',
        category: '',
        start_date: '2010-06-01',
        end_date: '2012-09-01',
        fy_baseline_gbpm: '0.0',
        fy_forecast_gbpm: '0.0',
        wlc_gbpm: '278.0',
        benefits_gbpm: '',
        rag: 'Green|Amber/Red',
      }),
      { fileName: 'uk_gmpp_2014_2023.csv' },
    );
    expect(mapping.fields).toEqual({
      name: 'project',
      externalKey: 'project_key',
      unit: 'department',
      category: 'category',
      startForecast: 'start_date',
      finishForecast: 'end_date',
      yearBudget: 'fy_baseline_gbpm',
      yearForecast: 'fy_forecast_gbpm',
      costForecast: 'wlc_gbpm',
      benefitsForecast: 'benefits_gbpm',
      overall: 'rag',
    });
    expect(mapping).toMatchObject({
      currency: 'GBP',
      moneyUnit: 'million',
      dayFormat: 'iso',
      key: 'externalKey',
    });
  });

  it('does not take a column whose values do not fit', () => {
    const { fields } = matchHeaders('projects', columns({ Title: 'A', Start: 'soon|later', Budget: 'tbc' }), {
      fileName: 'a.csv',
    });
    expect(fields).toEqual({ name: 'Title' });
  });

  it('reads the order of day and month from the samples', () => {
    expect(guessDayFormat(['03/04/2026', '25/12/2026'])).toBe('day-month-year');
    expect(guessDayFormat(['03/04/2026', '12/25/2026'])).toBe('month-day-year');
    expect(guessDayFormat(['03/04/2026'])).toBe('day-month-year');
    expect(guessDayFormat(['2026-04-03', 'soon'])).toBe('iso');
  });
});
