import { ref } from 'vue'

/** Whether the dialog that shares the open assessment through a file is asked for. */
export const sharedRequest = ref(false)
