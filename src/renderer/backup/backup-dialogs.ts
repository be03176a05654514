import { ref, shallowRef } from 'vue'
import { notice } from '../frame/notice.ts'
import { host } from '../host/host.ts'
import type { ChosenBackup } from './restore.ts'

/** Which of the two dialogs stands open, on whatever page: drawn by `BackupDialogs`. */
export function useBackupDialogs() {
  const backingUp = ref(false)
  const chosen = shallowRef<ChosenBackup | null>(null)

  async function chooseBackup(): Promise<void> {
    const answer = await host.openBytes('backup')
    if (answer.opened) chosen.value = answer
    else if (answer.problem !== null) notice.value = { what: answer.problem, mend: 'Nothing was changed.' }
  }

  return {
    backingUp,
    chosen,
    chooseBackup,
    backUp: () => {
      backingUp.value = true
    },
  }
}

export type BackupDialogs = ReturnType<typeof useBackupDialogs>
