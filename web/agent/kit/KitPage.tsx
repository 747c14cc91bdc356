import { useState } from 'react'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { Toasts } from '../../shared/Toasts.tsx'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { KitData } from './KitData.tsx'
import { KitFields } from './KitFields.tsx'
import { KitForm } from './KitForm.tsx'
import { KitWords } from './KitWords.tsx'
import css from './kit.module.css'

/** `/agent/kit`: every part in every state, in both themes. Its texts are samples and stay in Spanish. */
export function KitPage() {
  const [open, setOpen] = useState<'dialog' | 'drawer' | null>(null)
  const close = () => setOpen(null)
  return (
    <main id="main" lang="es">
      <div className={css.bar}>
        <PageTitle title="Kit" />
        <Button onClick={() => setOpen('dialog')}>Diálogo</Button>
        <Button onClick={() => setOpen('drawer')}>Cajón</Button>
        <Button onClick={() => toast('Se eliminaron 3 contactos', async () => undefined)}>
          Aviso con Deshacer
        </Button>
        <Button onClick={() => toast('Contacto guardado')}>Aviso</Button>
      </div>
      <div className={css.sheets}>
        <Sheet theme="light" title="Claro" />
        <Sheet theme="dark" title="Oscuro" />
      </div>
      <div className={`area ${css.sheets}`}>
        <Sheet theme="light" title="Área de clientes, claro" />
        <Sheet theme="dark" title="Área de clientes, oscuro" />
      </div>
      {open === 'dialog' && (
        <Dialog
          title="¿Enviar el correo de activación?"
          onClose={close}
          actions={
            <>
              <Button look="primary" onClick={close}>
                Enviar a 3
              </Button>
              <Button onClick={close}>Cancelar</Button>
            </>
          }
        >
          <KitForm name="diálogo" />
        </Dialog>
      )}
      {open === 'drawer' && (
        <Drawer label="Menú" onClose={close}>
          <p className={css.pad}>Contactos</p>
        </Drawer>
      )}
      <Toasts />
    </main>
  )
}

function Sheet({ theme, title }: { theme: 'light' | 'dark'; title: string }) {
  return (
    <section className={css.sheet} data-theme={theme} aria-label={title}>
      <h2>{title}</h2>
      <KitWords />
      <KitFields name={title} />
      <KitData name={title} />
      <KitForm name={title} />
    </section>
  )
}
