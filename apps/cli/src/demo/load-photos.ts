import sharp from 'sharp';
import { photoVariants, type PhotoVariants } from '@app/listings';
import type { Tx } from '@app/platform';
import type { DemoListing } from './content/demo-listing.js';
import { demoParks } from './content/demo-parks.js';
import { type DemoScene, demoPicture } from './content/demo-pictures.js';

const CAPTIONS: Record<DemoScene, string> = {
  hall: '外观（示意图）',
  block: '外观（示意图）',
  depot: '装卸面（示意图）',
  field: '地块现状（示意图）',
  inside: '内部（示意图）',
};

/** Nobody has been there with a camera where nobody has verified anything. */
function scenesOf({ kind, facts, checked }: DemoListing): DemoScene[] {
  if (!checked) return [];
  if (kind === 'land') return ['field'];
  if (kind === 'warehouse' || kind === 'cold_storage') return ['depot', 'inside'];
  const outside = facts.storey === 'single' ? 'hall' : 'block';
  return kind === 'factory' ? [outside, 'inside'] : [outside];
}

async function drawn(): Promise<Map<DemoScene, PhotoVariants>> {
  const scenes = Object.keys(CAPTIONS) as DemoScene[];
  const made = scenes.map(async (scene) => {
    const bytes = await sharp(Buffer.from(demoPicture(scene))).png().toBuffer(); // prettier-ignore
    return [scene, await photoVariants(bytes)] as const;
  });
  return new Map(await Promise.all(made));
}

/** Pictures of the demo's sites: each is drawn once and shared by all sites of its shape. */
export async function loadPhotos(tx: Tx, listingIds: ReadonlyMap<string, string>): Promise<void> {
  const pictures = await drawn();
  for (const [scene, { hash, width, height, small, large }] of pictures) {
    const at = demoParks
      .flatMap(({ listings }) => listings)
      .map((listing) => ({ id: listingIds.get(listing.ref)!, position: scenesOf(listing).indexOf(scene) + 1 }))
      .filter(({ position }) => position > 0);
    await tx.query(
      `insert into listing_photo (listing_id, position, caption, width, height, content_hash, small, large)
       select placed.id, placed.position, $3, $4, $5, $6, $7, $8
       from unnest($1::uuid[], $2::int[]) as placed (id, position)`,
      [at.map(({ id }) => id), at.map(({ position }) => position), CAPTIONS[scene], width, height, hash, small, large],
    );
  }
}
