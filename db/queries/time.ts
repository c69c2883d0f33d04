/** PostgreSQL's text for a timestamp, as ISO 8601 in UTC. */
export function isoTime(timestamp: string | Date): string {
  return new Date(timestamp).toISOString();
}
