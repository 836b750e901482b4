import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addPhoto, captionPhoto, orderPhotos, photosQuery, photoSource, removePhoto } from '../api/listings';
import { problemText } from '../api/problem-text';
import type { PhotoView } from '../api/views';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';

const most = 20;

/** Photos in the order visitors see them; dragging and 上移 下移 do the same. The first is the cover. */
export function PhotosField({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [dragged, setDragged] = useState<string>();
  const photos = useQuery(photosQuery(id)).data?.items ?? [];
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onError: (error) => toast(problemText(error, t), { bad: true }),
    onSettled: () => {
      for (const key of ['photos', 'listings', 'listing', 'listing-preview'])
        void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const send = (files: File[]) => act.mutate(async () => { for (const file of files) await addPhoto(id, file); }); // prettier-ignore
  const move = (photo: string, to: number) => {
    const order = photos.map((one) => one.id).filter((one) => one !== photo);
    order.splice(to, 0, photo);
    queries.setQueryData(photosQuery(id).queryKey, {
      items: order.map((one) => photos.find((photo_) => photo_.id === one)!),
    });
    act.mutate(() => orderPhotos(id, order));
  };
  return (
    <div className="field-long stack-s">
      <ol
        className="photo-grid"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const files = [...event.dataTransfer.files];
          if (files.length > 0) send(files);
        }}
      >
        {photos.map((photo, index) => (
          <li
            key={photo.id}
            draggable
            onDragStart={() => setDragged(photo.id)}
            onDrop={(event) => {
              if (event.dataTransfer.files.length > 0 || !dragged) return;
              event.preventDefault();
              event.stopPropagation();
              move(dragged, index);
            }}
          >
            <Photo id={id} photo={photo} index={index} last={photos.length - 1} onMove={move} act={act.mutate} />
          </li>
        ))}
      </ol>
      <input
        ref={input}
        type="file"
        name="photos"
        multiple
        accept="image/jpeg,image/png,image/webp"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('listingDesk.addPhotos')}
        onChange={(event) => {
          send([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <div className="row">
        <Button
          icon="plus"
          busy={act.isPending}
          disabled={photos.length >= most}
          onClick={() => input.current?.click()}
        >
          {t(act.isPending ? 'listingDesk.sendingPhotos' : 'listingDesk.addPhotos')}
        </Button>
        <span className="ink-3 small">{t('listingDesk.photosHint', { count: photos.length, most })}</span>
      </div>
    </div>
  );
}

type PhotoProps = { id: string; photo: PhotoView; index: number; last: number; onMove: (photo: string, to: number) => void; act: (work: () => Promise<unknown>) => void }; // prettier-ignore

function Photo({ id, photo, index, last, onMove, act }: PhotoProps) {
  const { t } = useTranslation();
  return (
    <>
      <img
        src={photoSource(id, photo.id)}
        alt={photo.caption || t('listingDesk.photo', { number: index + 1 })}
        width={photo.width}
        height={photo.height}
      />
      {index === 0 && <span className="tag photo-cover">{t('listingDesk.cover')}</span>}
      <input
        className="input"
        maxLength={100}
        placeholder={t('listingDesk.caption')}
        aria-label={t('listingDesk.caption')}
        defaultValue={photo.caption}
        onBlur={(event) =>
          event.target.value !== photo.caption && act(() => captionPhoto(id, photo.id, event.target.value))
        }
      />
      <span className="row photo-acts">
        <Button look="text" disabled={index === 0} onClick={() => onMove(photo.id, index - 1)}>
          {t('listingDesk.up')}
        </Button>
        <Button look="text" disabled={index === last} onClick={() => onMove(photo.id, index + 1)}>
          {t('listingDesk.down')}
        </Button>
        <Button look="text" onClick={() => act(() => removePhoto(id, photo.id))}>
          {t('listingDesk.removePhoto')}
        </Button>
      </span>
    </>
  );
}
