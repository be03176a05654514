/** Which families are folded: all or none, and the heads for which it is the other way round. */
export interface Folding {
  readonly all: boolean
  readonly others: ReadonlySet<number>
}

export function isFolded(folding: Folding, head: number): boolean {
  return folding.all !== folding.others.has(head)
}

/** Folds or unfolds one family, in every tactic it stands in. */
export function withFolded(folding: Folding, head: number, folded: boolean): Folding {
  const others = new Set(folding.others)
  if (folded === folding.all) others.delete(head)
  else others.add(head)
  return { ...folding, others }
}

/** Folds or unfolds all. */
export function foldingAll(all: boolean): Folding {
  return { all, others: new Set() }
}
