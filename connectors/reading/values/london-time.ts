/** Local time in England of a moment given with its offset from UTC, as `yyyy-mm-ddThh:mm:ss`. */
export function londonTime(day: string, time: string, offset: number): string {
  const utc = Date.parse(`${day}T${time}Z`) - offset * 60_000;
  const local = new Date(utc + (isSummerTime(utc) ? 3_600_000 : 0));
  return local.toISOString().slice(0, 19);
}

/** Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (since 1996). */
function isSummerTime(utc: number): boolean {
  const year = new Date(utc).getUTCFullYear();
  return utc >= lastSunday(year, 2) && utc < lastSunday(year, 9);
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 86_400_000;
}
