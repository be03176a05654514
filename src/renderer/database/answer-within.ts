/** What was asked came to nothing: neither an answer nor an error. */
export class NoAnswer extends Error {
  override readonly name = 'no answer'
}

/**
 * The answer, where it comes within `limit` milliseconds.
 *
 * @throws NoAnswer after them, and what the answer itself is refused with
 */
export function answerWithin<T>(limit: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => {
      reject(new NoAnswer())
    }, limit)
    answer.then(resolve, reject).finally(() => {
      clearTimeout(end)
    })
  })
}
