import { host } from './host/host.ts'

const place = document.querySelector('#app')
const about = await host.about()
const heading = document.createElement('h1')
heading.textContent = `Coverline ${about.version}`
place?.append(heading)
