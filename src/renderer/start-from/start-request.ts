import { ref } from 'vue'

/** The starting point that the dialog begins with; empty for the first there is, null while it is closed. */
export const startRequest = ref<string | null>(null)
