import { ref } from 'vue'

/** The palette and the sheet of keys: one of each a window. */
export const paletteOpen = ref(false)
export const keysOpen = ref(false)
