import { expect, test } from 'vitest'
import { FrameJobs, type FrameJob, type Rank } from './frame-jobs.ts'

/** Frames that come when they are called, and jobs that take as long as they say. */
function frames() {
  const asked: (() => void)[] = []
  const done: string[] = []
  let time = 0
  const jobs = new FrameJobs({
    ask: (next) => asked.push(next),
    leave: () => {
      asked.length = 0
    },
    now: () => time,
  })
  const job = (name: string, takes = 0, whole?: true): FrameJob => ({
    run: () => {
      done.push(name)
      time += takes
    },
    ...(whole === undefined ? {} : { whole }),
  })
  const frame = (): readonly string[] => {
    done.length = 0
    asked.splice(0).forEach((next) => {
      next()
    })
    return [...done]
  }
  return { jobs, job, frame, asked }
}

test('a frame does what fits into its share, and one job at least', () => {
  const { jobs, job, frame } = frames()
  jobs.replace('seen', [job('slow', 40), job('a', 0.4), job('b', 0.7), job('c', 0.1)])
  expect(frame()).toEqual(['slow'])
  expect(frame()).toEqual(['a', 'b'])
  expect(frame()).toEqual(['c'])
  expect(frame()).toEqual([])
})

test('what is whole has its frame to itself', () => {
  const { jobs, job, frame } = frames()
  jobs.replace('cells', [job('a', 0, true), job('b', 0, true)])
  jobs.replace('near', [job('c')])
  jobs.replace('seen', [job('first')])
  expect(frame()).toEqual(['first'])
  expect(frame()).toEqual(['a'])
  expect(frame()).toEqual(['b'])
  expect(frame()).toEqual(['c'])
})

test('ranks go in their order, whatever order they were given in', () => {
  const { jobs, job, frame } = frames()
  const ranks: readonly Rank[] = ['near', 'cells', 'seen', 'layout']
  for (const rank of ranks) jobs.replace(rank, [job(rank)])
  expect(frame()).toEqual(['layout', 'seen', 'cells', 'near'])
})

test('what is replaced isn’t done, and what a job asks for comes in its turn', () => {
  const { jobs, job, frame } = frames()
  jobs.replace('seen', [job('old')])
  jobs.replace('near', [job('later')])
  jobs.replace('seen', [
    {
      run: () => {
        jobs.replace('seen', [job('new')])
      },
    },
  ])
  expect(frame()).toEqual(['new', 'later'])
})

test('finishing does at once what waits with a rank, and stopping forgets all', () => {
  const { jobs, job, frame, asked } = frames()
  const done: string[] = []
  jobs.replace('cells', [
    { whole: true, run: () => done.push('a') },
    { whole: true, run: () => done.push('b') },
  ])
  jobs.finish('cells')
  expect(done).toEqual(['a', 'b'])
  jobs.replace('seen', [job('never')])
  jobs.stop()
  expect(asked).toEqual([])
  expect(frame()).toEqual([])
})
