import { ref } from 'vue'

/** The palette, the sheet of keys and the history: one of each a window. */
export const paletteOpen = ref(false)
export const keysOpen = ref(false)
export const historyOpen = ref(false)
