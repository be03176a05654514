import type { SavingState } from '../stores/autosave.ts'

/** How it stands with saving, in a few words. `isLate`: another window has been writing for a while. */
export function savingWords(saving: SavingState, isLate: boolean): string {
  switch (saving.kind) {
    case 'saved':
      return 'saved'
    case 'saving':
      return isLate ? 'waiting for another window' : 'saving'
    case 'notSaved':
      return 'not saved'
  }
}
