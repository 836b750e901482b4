/** What a demo picture shows; drawn by us, so that no photograph of anybody's building is passed off as an invented park. */
export type DemoScene = 'hall' | 'block' | 'depot' | 'field' | 'inside';

const WIDTH = 1600;
const HEIGHT = 1066;

const sky = (top: string, low: string): string =>
  `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs><rect width="${WIDTH}" height="${HEIGHT}" fill="url(#s)"/>`;
const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
const shape = (points: string, fill: string): string => `<polygon points="${points}" fill="${fill}"/>`;
const row = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => one(i)).join('');

const hills = shape('0,620 260,520 520,600 800,500 1120,610 1380,530 1600,590 1600,760 0,760', '#a9bcb2');
const yard = rect(0, 800, WIDTH, 266, '#c9c6bd') + shape('0,800 1600,800 1600,812 0,812', '#b4b0a5');
const tree = (x: number): string =>
  rect(x - 5, 700, 10, 104, '#7c6a55') + `<ellipse cx="${x}" cy="670" rx="52" ry="66" fill="#6f947f"/>`;

/** A single-storey steel hall with a saw-tooth roof. */
const hall = (): string =>
  sky('#c6d9e2', '#eef1ec') + hills + yard +
  row(5, (i) => shape(`${180 + i * 230},470 ${180 + i * 230},350 ${410 + i * 230},470`, i % 2 ? '#8ea4a6' : '#9bb0b1')) +
  rect(180, 470, 1150, 335, '#dfe3df') + rect(180, 470, 1150, 30, '#5d7f80') +
  row(9, (i) => rect(220 + i * 122, 540, 80, 46, '#9db7c1')) +
  row(3, (i) => rect(270 + i * 360, 640, 210, 165, '#708b8c') + row(5, (k) => rect(270 + i * 360, 668 + k * 28, 210, 3, '#617b7c'))) +
  tree(90) + tree(1440) + tree(1530); // prettier-ignore

/** A block of several storeys with goods lifts. */
const block = (): string =>
  sky('#d3dfe6', '#f2f0ea') + hills + yard +
  rect(230, 250, 1010, 555, '#e7e4dc') + rect(1000, 200, 170, 605, '#cfd6d4') + rect(230, 250, 1010, 18, '#8d9a98') +
  row(4, (floor) => row(8, (i) => rect(270 + i * 88, 300 + floor * 128, 64, 66, '#93aebb'))) +
  row(4, (floor) => rect(230, 388 + floor * 128, 1010, 6, '#cbc7bc')) +
  rect(1030, 660, 110, 145, '#6c8586') + rect(330, 700, 150, 105, '#6c8586') +
  tree(120) + tree(1330) + tree(1450); // prettier-ignore

/** A warehouse with its docks. */
const depot = (): string =>
  sky('#cbdbe3', '#f0efe9') + hills + yard +
  shape('140,430 800,310 1460,430', '#889d9f') + rect(140, 430, 1320, 375, '#e2e4df') + rect(140, 430, 1320, 22, '#5d7f80') +
  row(6, (i) => rect(200 + i * 212, 590, 150, 190, '#7b9394') + rect(190 + i * 212, 570, 170, 20, '#4f6e6f') + rect(200 + i * 212, 780, 150, 25, '#3f4a4b')) +
  tree(70) + tree(1530); // prettier-ignore

/** Levelled ground with its road. */
const field = (): string =>
  sky('#c9dce6', '#eef0e8') + hills + rect(0, 690, WIDTH, 376, '#b9b48f') +
  shape('0,760 1600,700 1600,1066 0,1066', '#c6bd96') + shape('620,1066 900,1066 830,700 800,700', '#d8d5cc') +
  row(9, (i) => rect(90 + i * 180, 735, 5, 60, '#8b7f63')) + row(8, (i) => rect(90 + i * 180, 750, 180, 4, '#a2987a')) +
  row(7, (i) => shape(`${40 + i * 240},${860 + (i % 3) * 60} ${160 + i * 240},${850 + (i % 3) * 60} ${150 + i * 240},${866 + (i % 3) * 60}`, '#a8b083')); // prettier-ignore

/** An empty hall from within: columns, light from above, a crane's beam. */
const inside = (): string =>
  rect(0, 0, WIDTH, HEIGHT, '#e9e8e3') + shape('0,0 1600,0 1080,420 520,420', '#d3d8d6') +
  shape('0,1066 1600,1066 1080,640 520,640', '#b7bab5') + rect(520, 420, 560, 220, '#eef0ec') +
  row(4, (i) => shape(`${300 + i * 270},0 ${400 + i * 270},0 ${640 + i * 95},420 ${605 + i * 95},420`, '#f7f8f5')) +
  row(4, (i) => rect(70 + i * 125, 60 + i * 96, 40 - i * 7, 950 - i * 200, '#8fa09f') + rect(1490 - i * 118, 60 + i * 96, 40 - i * 7, 950 - i * 200, '#8fa09f')) +
  shape('150,250 1450,250 1430,290 170,290', '#c49a3c') + rect(760, 290, 70, 60, '#8a6c2b') +
  rect(720, 480, 160, 160, '#6f8989'); // prettier-ignore

const SCENES: Record<DemoScene, () => string> = { hall, block, depot, field, inside };

/** A scene as SVG, 1600 × 1066 px. */
export const demoPicture = (scene: DemoScene): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${SCENES[scene]()}</svg>`;
