import { useLingui } from '@lingui/react/macro'
import { type ChangeEvent, useState } from 'react'
import { Button, buttonClass } from '../../ui/Button.tsx'
import css from './picture-chooser.module.css'
import { scalePicture } from './scale-picture.ts'

type PictureChooserProps = {
  /** Address of the picture as it is; '' for none. */
  picture: string
  /** Says what it shows: "The contact, as kept". */
  alt: string
  onChoose: (picture: Blob) => void
  onRemove: () => void
}

/** Shows the picture, takes another, already cropped and scaled, or removes it. */
export function PictureChooser({ picture, alt, onChoose, onRemove }: PictureChooserProps) {
  const { t } = useLingui()
  const [isUnreadable, setUnreadable] = useState(false)
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const scaled = await scalePicture(file)
    setUnreadable(!scaled.ok)
    if (scaled.ok) onChoose(scaled.blob)
  }
  return (
    <div className={css.picture}>
      {picture && <img src={picture} alt={alt} />}
      <label className={`${buttonClass('plain')} ${css.choose}`}>
        {picture ? t`Choose another` : t`Choose a picture`}
        <input type="file" accept="image/*" onChange={(event) => void choose(event)} />
      </label>
      {picture && <Button look="danger" onClick={onRemove}>{t`Remove the picture`}</Button>}
      <span role="status" className="meta">
        {isUnreadable ? t`This file is not a picture that can be read.` : t`It is cropped to a square.`}
      </span>
    </div>
  )
}
