import type { ListingPhoto } from '@app/listings';
import type { Frame } from '../frame.js';

export const photoPath = (ref: string, id: string, size: 480 | 1600): string =>
  `/listings/${encodeURIComponent(ref)}/photos/${id}-${size}.webp`;

/** Height of a picture scaled to `width`, so that its place is kept before it comes. */
export const heightAt = (photo: ListingPhoto, width: number): number =>
  Math.max(1, Math.round((photo.height * width) / Math.max(1, photo.width)));

interface Gallery {
  frame: Frame;
  photos: ListingPhoto[];
  row: { ref: string; title: string };
}

/** The first picture at once and large, the others when they come into view; each opens in full size. */
export function ListingGallery({ frame, photos, row }: Gallery) {
  if (photos.length === 0) return null;
  return (
    <ul class="gallery" aria-label={frame.t('listing.photos')}>
      {photos.map((photo, index) => (
        <li>
          <a href={photoPath(row.ref, photo.id, 1600)}>
            <img
              src={photoPath(row.ref, photo.id, 480)}
              srcset={`${photoPath(row.ref, photo.id, 480)} 480w, ${photoPath(row.ref, photo.id, 1600)} 1600w`}
              sizes={index === 0 ? '(min-width:1000px) 680px, 100vw' : '240px'}
              width={480}
              height={heightAt(photo, 480)}
              alt={photo.caption || frame.t('listing.photo', { title: row.title, number: index + 1 })}
              loading={index === 0 ? 'eager' : 'lazy'}
              fetchPriority={index === 0 ? 'high' : 'auto'}
            />
          </a>
          {photo.caption && <p class="small">{photo.caption}</p>}
        </li>
      ))}
    </ul>
  );
}
