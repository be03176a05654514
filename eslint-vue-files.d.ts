// The linter's program can't read components; without this every import of one would be untyped. The compiler never
// sees this file: it checks components for what they are.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export default component
}
