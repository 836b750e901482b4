import type { DemoListing, DemoPark } from './demo-listing.js';
import { bilanListings } from './bilan-listings.js';
import { hehuListings } from './hehu-listings.js';
import { qulanListings } from './qulan-listings.js';
import { tiaoheListings } from './tiaohe-listings.js';
import { wudongListings } from './wudong-listings.js';

/** Five invented parks, one in each city that the demo leads ask for, with thirty-nine units and parcels between them. */
export const demoParks: { park: DemoPark; listings: DemoListing[] }[] = [
  {
    park: { name: '碧澜智造园', region: '331102', address: '丽水市莲都区碧澜片区澜曜路18号' },
    listings: bilanListings,
  },
  {
    park: { name: '婺东智造港', region: '330703', address: '金华市金东区婺东大道266号' },
    listings: wudongListings,
  },
  {
    park: { name: '禾湖科创产业园', region: '330421', address: '嘉兴市嘉善县禾湖路909号' },
    listings: hehuListings,
  },
  {
    park: { name: '衢澜绿色产业园', region: '330803', address: '衢州市衢江区衢澜大道77号' },
    listings: qulanListings,
  },
  {
    park: { name: '苕禾智造园', region: '330502', address: '湖州市吴兴区苕禾路120号' },
    listings: tiaoheListings,
  },
];
