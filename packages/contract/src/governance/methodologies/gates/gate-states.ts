// Apart from the schemas, which the addresses of pages do without.

export const gateStates = ['planned', 'open', 'decided'] as const;
export const calendarStates = [...gateStates, 'unprepared', 'passed'] as const;
