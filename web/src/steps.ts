export type StepCounts = Record<string, number>;

/** The counts of all rooms as one list; a kind that two rooms count is added up. */
export function allSteps(...rooms: (StepCounts | null | undefined)[]): [kind: string, count: number][] {
  const sums = new Map<string, number>();
  for (const counts of rooms) {
    for (const [kind, count] of Object.entries(counts ?? {})) {
      sums.set(kind, (sums.get(kind) ?? 0) + count);
    }
  }
  return [...sums];
}
