import { expect, it } from 'vitest'
import { createScreenRouter, hasScreen, linkTo, type LazyComponent } from './router.ts'

const blank: LazyComponent = () => Promise.resolve({ render: () => null })
const router = createScreenRouter(
  {
    library: blank,
    matrix: blank,
    technique: blank,
    capability: blank,
    explore: blank,
    'explore-object': blank,
    'explore-capability': blank,
  },
  blank,
  blank,
)

it('knows the screens that there are', () => {
  expect(hasScreen('matrix')).toBe(true)
  expect(hasScreen('report')).toBe(false)
})

it('addresses screens of an assessment below it', () => {
  expect(router.resolve(linkTo.screen('matrix', 'a1')).path).toBe('/a/a1/matrix')
  expect(router.resolve(linkTo.technique('a1', 'T1578.001')).path).toBe('/a/a1/technique/T1578.001')
})

it.each(['AC-2(1)', 'a/b', 'action.hacking.variety.Abuse of functionality', '100%', 'é?#&'])(
  'brings the id %s through an address unchanged',
  (capability) => {
    const { href } = router.resolve(linkTo.capability('a1', 'nist_800_53', capability))
    const back = router.resolve(href.slice(href.indexOf('#') + 1))
    expect(back.params).toEqual({ id: 'a1', framework: 'nist_800_53', capability })
  },
)

it('leads an unknown address to the library', () => {
  expect(router.resolve('/nowhere/at/all').matched[0]?.redirect).toBe('/')
})

it('has the pages about the data with an assessment and without one', () => {
  const group = { kind: 'group', object: 'G0016' }
  expect(router.resolve({ name: 'explore-object', params: { id: 'a1', ...group } }).path).toBe(
    '/a/a1/explore/group/G0016',
  )
  expect(router.resolve({ name: 'open-explore-object', params: group }).path).toBe('/explore/group/G0016')
  expect(router.resolve(linkTo.explore()).path).toBe('/explore')
  expect(router.resolve('/explore').name).toBe('open-explore')
  const { name, params } = router.resolve('/explore/capability/veris/a%2Fb')
  expect([name, params]).toEqual(['open-explore-capability', { framework: 'veris', capability: 'a/b' }])
})
