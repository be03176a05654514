import type { SavingState } from '../stores/autosave.ts'

/** How it stands with saving, in a word or two. */
export function savingWords(saving: SavingState): string {
  switch (saving.kind) {
    case 'saved':
      return 'saved'
    case 'saving':
      return 'saving'
    case 'notSaved':
      return 'not saved'
  }
}
