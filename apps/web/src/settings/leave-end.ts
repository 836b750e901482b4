/** The end of a last day of leave in Shanghai as an instant; an empty day ends the leave. */
export const leaveEnd = (day: string): string | null => (day ? new Date(`${day}T23:59:59+08:00`).toISOString() : null);
