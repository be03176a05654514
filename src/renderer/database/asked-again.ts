/** Milliseconds. */
const pause = 1000
/** How often it is asked in all. */
const tries = 30

/** No answer came, however often it was asked. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/**
 * What a question to the browser gives, asked again for as long as nothing comes back; the first answer counts, and so
 * does the first refusal. Only for what changes nothing.
 *
 * While a full disk makes Chromium close a database, it drops what it is asked about it (seen with `databases()` in
 * Electron 33, in every second try on a busy machine): neither an answer nor an error ever comes. The next one it answers.
 *
 * @throws NoAnswer after half a minute without any
 */
export function askedAgain<T>(ask: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let asked = 0
    const put = (): void => {
      if (asked === tries) {
        clearInterval(timer)
        reject(new NoAnswer())
        return
      }
      asked += 1
      ask()
        .then(resolve, reject)
        .finally(() => {
          clearInterval(timer)
        })
    }
    const timer = setInterval(put, pause)
    put()
  })
}
