import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './ui/base.css'
import { catchInstallOffer } from './update/app-install.ts'
import { startAppUpdates } from './update/app-update.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

catchInstallOffer()

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

startAppUpdates()
